package dev.slipway.base.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSplitTest {
    private static final AppFile NETTY = new AppFile("lib/main/io.netty.netty.jar", "sha256:1");
    private static final AppFile BOOT = new AppFile("lib/boot/org.jboss.logging.jar", "sha256:2");
    private static final AppFile KIT = new AppFile("lib/main/dev.slipway.kit-1.jar", "sha256:3");
    private static final AppFile RUN = new AppFile("quarkus-run.jar", "sha256:4");
    private static final AppFile APP = new AppFile("app/registry.jar", "sha256:5");
    private static final AppFile FABRIC = new AppFile("lib/main/io.fabric8.jar", "sha256:6");

    private static final List<AppFile> REGISTRY = List.of(APP, BOOT, KIT, NETTY, RUN);
    private static final List<AppFile> DEPLOYER = List.of(BOOT, FABRIC, KIT, NETTY, RUN);

    @Test
    void librariesThatEveryServiceHasAreShared() {
        assertThat(LayerSplit.of(List.of(REGISTRY, DEPLOYER)).shared())
                .containsExactlyInAnyOrder(BOOT, NETTY);
    }

    @Test
    void theRestIsTheServicesOwn() {
        LayerSplit split = LayerSplit.of(List.of(REGISTRY, DEPLOYER));

        assertThat(split.own(REGISTRY)).containsExactly(APP, KIT, RUN);
        assertThat(split.own(DEPLOYER)).containsExactly(FABRIC, KIT, RUN);
    }

    @Test
    void slipwaysOwnJarsAreNotSharedEvenWhenTheyAreEqual() {
        assertThat(LayerSplit.of(List.of(REGISTRY, DEPLOYER)).shared()).doesNotContain(KIT);
    }

    @Test
    void aLibraryInTwoVersionsIsNotShared() {
        AppFile other = new AppFile(NETTY.path(), "sha256:7");

        assertThat(LayerSplit.of(List.of(List.of(NETTY, BOOT), List.of(other, BOOT))).shared())
                .containsExactly(BOOT);
    }

    @Test
    void theSplitDoesNotDependOnTheOrderOfTheServices() {
        assertThat(LayerSplit.of(List.of(REGISTRY, DEPLOYER)))
                .isEqualTo(LayerSplit.of(List.of(DEPLOYER, REGISTRY)));
    }
}
