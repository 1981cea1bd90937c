package dev.slipway.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The directions between modules and packages, and the habits that classes can show.
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of(
                    "core",
                    "service-kit",
                    "serving",
                    "deploy/local",
                    "registry",
                    "validator",
                    "builder/oci",
                    "builder",
                    "builder/base",
                    "deployer",
                    "monitor",
                    "web-ui",
                    "cli");
    private static final List<String> SERVICES =
            List.of("registry", "validator", "builder", "deployer", "monitor", "gateway");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house =
                new ClassFileImporter()
                        .importPaths(
                                MODULES.stream()
                                        .map(
                                                module ->
                                                        Repository.ROOT
                                                                .resolve(module)
                                                                .resolve("target/classes"))
                                        .toArray(Path[]::new));
        assertThat(house.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
                .as("every module is built")
                .contains(
                        "core",
                        "kit",
                        "serving",
                        "local",
                        "registry",
                        "validator",
                        "oci",
                        "builder",
                        "base",
                        "deployer",
                        "monitor",
                        "gateway",
                        "cli");
    }

    static List<String> services() {
        return SERVICES;
    }

    @Test
    void coreKnowsOnlyTheLanguageAndStatistics() {
        classes()
                .that(resideInAPackage("dev.slipway.core.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.slipway.core..",
                                "java..",
                                "org.jspecify..",
                                "com.fasterxml.jackson.annotation..",
                                "org.apache.commons.statistics.."))
                .check(house);
    }

    @Test
    void theServiceKitKnowsNoService() {
        noClasses()
                .that(resideInAPackage("dev.slipway.kit.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.slipway..")
                                .and(
                                        resideOutsideOfPackages(
                                                "dev.slipway.kit..", "dev.slipway.core..")))
                .check(house);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceKnowsNoOtherService(String service) {
        noClasses()
                .that(resideInAPackage("dev.slipway." + service + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.slipway..")
                                .and(
                                        resideOutsideOfPackages(
                                                "dev.slipway." + service + "..",
                                                "dev.slipway.kit..",
                                                "dev.slipway.core..",
                                                "dev.slipway.oci..")))
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serving", "cli", "local", "base", "oci"})
    void programsAndLibrariesKnowAtMostCoreAndTheImageLibrary(String module) {
        noClasses()
                .that(resideInAPackage("dev.slipway." + module + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.slipway..")
                                .and(
                                        resideOutsideOfPackages(
                                                "dev.slipway." + module + "..",
                                                "dev.slipway.core..",
                                                "dev.slipway.oci..")))
                .check(house);
    }

    @Test
    void thirdPartyTypesStayInTheirAdapters() {
        only("io.minio..", "dev.slipway.kit.object..");
        only("com.github.kagkarlsson..", "dev.slipway.kit.job..");
        only("ai.onnxruntime..", "dev.slipway.serving.onnx..");
        only("io.fabric8..", "dev.slipway.deployer.kubernetes..");
    }

    private static void only(String thirdParty, String adapter) {
        noClasses()
                .that(resideInAPackage("dev.slipway..").and(resideOutsideOfPackages(adapter)))
                .should()
                .dependOnClassesThat(resideInAPackage(thirdParty))
                .check(house);
    }

    @ParameterizedTest
    @MethodSource("services")
    void featuresHaveNoCycles(String service) {
        slices().matching("dev.slipway." + service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(false)
                .check(house);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .that(resideInAPackage("dev.slipway.."))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        for (String suffix : List.of("Manager", "Helper", "Utils", "Util", "Impl", "DTO", "Dto")) {
            noClasses()
                    .that(resideInAPackage("dev.slipway.."))
                    .should()
                    .haveSimpleNameEndingWith(suffix)
                    .check(house);
        }
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        Stream<String> unmarked =
                house.stream()
                        .map(type -> type.getPackage())
                        .distinct()
                        .filter(ArchitectureTest::isUnmarked)
                        .map(JavaPackage::getName);
        assertThat(unmarked.sorted().distinct()).isEmpty();
    }

    private static boolean isUnmarked(JavaPackage known) {
        return known.getName().startsWith("dev.slipway")
                && !known.isAnnotatedWith("org.jspecify.annotations.NullMarked");
    }
}
