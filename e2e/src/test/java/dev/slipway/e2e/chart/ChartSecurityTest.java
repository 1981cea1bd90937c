package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.e2e.chart.Manifests.Pod;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Slipway may do in a cluster, and what its pods may do on a node.
class ChartSecurityTest {
    private static final Set<String> NAMESPACED =
            Set.of(
                    "ConfigMap",
                    "Deployment",
                    "HTTPRoute",
                    "Ingress",
                    "Job",
                    "NetworkPolicy",
                    "PersistentVolumeClaim",
                    "PodDisruptionBudget",
                    "PodMonitor",
                    "Role",
                    "RoleBinding",
                    "Secret",
                    "Service",
                    "ServiceAccount",
                    "ServiceMonitor");

    @ParameterizedTest
    @ValueSource(strings = {"trial", "minimal", "production"})
    void nothingIsClusterWide(String values) {
        Manifests all = Chart.render(values);
        Set<String> namespaces = new TreeSet<>();
        all.objects().forEach(each -> namespaces.add(each.at("/metadata/namespace").asText()));

        assertThat(NAMESPACED).containsAll(all.kinds());
        assertThat(namespaces)
                .containsExactlyElementsOf(
                        values.equals("production")
                                ? Set.of("models-production", "models-staging", Chart.NAMESPACE)
                                        .stream()
                                        .sorted()
                                        .toList()
                                : Set.of(Chart.NAMESPACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "minimal", "production"})
    void everyPodIsRestricted(String values) {
        assertThat(Chart.render(values).pods())
                .isNotEmpty()
                .allSatisfy(ChartSecurityTest::assertRestricted);
    }

    private static void assertRestricted(Pod pod) {
        JsonNode security = pod.spec().path("securityContext");
        assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(security.path("runAsUser").asInt()).isEqualTo(65532);
        assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.spec().path("containers")).hasSize(1);
        JsonNode container = pod.container().path("securityContext");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.path("capabilities").toString()).isEqualTo("{\"drop\":[\"ALL\"]}");
        for (JsonNode volume : pod.spec().path("volumes")) {
            assertThat(volume.has("emptyDir") || volume.has("secret")).isTrue();
        }
        for (String field : Set.of("hostNetwork", "hostPID", "hostIPC")) {
            assertThat(pod.spec().has(field)).isFalse();
        }
        assertThat(pod.container().at("/resources/requests/memory").asText()).isNotEmpty();
        assertThat(pod.container().at("/resources/limits/memory").asText()).isNotEmpty();
    }

    @Test
    void onlyTheDeployerHasATokenForTheCluster() {
        Manifests all = Chart.render("production");

        assertThat(all.kind("ServiceAccount"))
                .allMatch(each -> !each.path("automountServiceAccountToken").asBoolean(true));
        assertThat(all.pods())
                .filteredOn(pod -> pod.spec().path("automountServiceAccountToken").asBoolean(true))
                .extracting(Pod::name)
                .containsExactly("slipway-deployer");
    }

    @Test
    void aRoleOnlyWhereTheDeployerWorksAndForNobodyElse() {
        Manifests all = Chart.render("production");

        assertThat(all.kind("Role"))
                .extracting(each -> each.at("/metadata/namespace").asText())
                .containsExactlyInAnyOrder(Chart.NAMESPACE, "models-staging", "models-production");
        assertThat(all.kind("RoleBinding"))
                .hasSize(3)
                .allSatisfy(
                        each -> {
                            assertThat(each.at("/roleRef/kind").asText()).isEqualTo("Role");
                            assertThat(each.path("subjects")).hasSize(1);
                            assertThat(each.at("/subjects/0/name").asText())
                                    .isEqualTo("slipway-deployer");
                            assertThat(each.at("/subjects/0/namespace").asText())
                                    .isEqualTo(Chart.NAMESPACE);
                        });
        assertThat(Chart.render("production", "--set=deployer.rbac.create=false").kinds())
                .doesNotContain("Role", "RoleBinding");
    }

    @Test
    void secretsAreNamedAndNeverMade() {
        assertThat(Chart.render("minimal").kinds()).doesNotContain("Secret");
        assertThat(Chart.render("production").kinds()).doesNotContain("Secret");
    }

    @Test
    void eachPodSeesItsOwnSecretsOnly() {
        Manifests all = Chart.render("production");

        assertThat(all.pod("slipway-registry").secrets())
                .containsExactly("postgres-ca", "slipway-database-roles", "slipway-object-store");
        assertThat(all.pod("slipway-builder").secrets())
                .containsExactly(
                        "postgres-ca",
                        "registry-push",
                        "slipway-database-roles",
                        "slipway-object-store");
        assertThat(all.pod("slipway-deployer").secrets())
                .containsExactly(
                        "postgres-ca",
                        "slipway-database-roles",
                        "slipway-deployer-token",
                        "slipway-kubeconfigs",
                        "slipway-object-store");
        assertThat(all.pod("slipway-gateway").secrets())
                .containsExactly(
                        "postgres-ca",
                        "slipway-admin",
                        "slipway-database-roles",
                        "slipway-deployer-token",
                        "slipway-keys");
        assertThat(all.pods())
                .filteredOn(pod -> pod.secrets().contains("slipway-database-owner"))
                .singleElement()
                .satisfies(pod -> assertThat(pod.name()).startsWith("slipway-bootstrap-"));
    }

    @Test
    void aTrialMakesEverySecretThatNobodyNames() {
        assertThat(Chart.render("trial").names("Secret"))
                .containsExactlyInAnyOrder(
                        "slipway-trial-database-owner",
                        "slipway-trial-database-roles",
                        "slipway-trial-object-store",
                        "slipway-trial-keys",
                        "slipway-trial-admin",
                        "slipway-trial-deployer-token");
        assertThat(Chart.render("trial", "--set=gateway.adminSecret=mine").names("Secret"))
                .hasSize(5)
                .doesNotContain("slipway-trial-admin");
    }
}
