package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.e2e.chart.Manifests.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the chart renders, for the values in its folder `ci`.
class ChartRenderTest {
    private static final List<String> SERVICES =
            List.of("registry", "validator", "builder", "deployer", "monitor", "gateway");

    @Test
    void imagesAreTheConfiguredOnes() {
        assertThat(Chart.render("minimal").pods())
                .extracting(pod -> pod.container().path("image").asText())
                .containsExactlyInAnyOrder(
                        "registry.example/slipway/registry:0.1.0-SNAPSHOT",
                        "registry.example/slipway/validator:0.1.0-SNAPSHOT",
                        "registry.example/slipway/builder:0.1.0-SNAPSHOT",
                        "registry.example/slipway/deployer:0.1.0-SNAPSHOT",
                        "registry.example/slipway/monitor:0.1.0-SNAPSHOT",
                        "registry.example/slipway/gateway:0.1.0-SNAPSHOT",
                        "registry.example/slipway/tools:0.1.0-SNAPSHOT");
        Manifests production = Chart.render("production");
        assertThat(production.pods())
                .hasSize(7)
                .allSatisfy(
                        pod ->
                                assertThat(pod.container().path("image").asText())
                                        .matches(
                                                "registry\\.example:5000/platform/slipway/[a-z]+@sha256:[0-9a-f]{64}"))
                .allSatisfy(
                        pod ->
                                assertThat(pod.spec().at("/imagePullSecrets/0/name").asText())
                                        .isEqualTo("registry-credentials"));
        assertThat(
                        Chart.render("trial", "--set=image.tag=1.2.3,image.prefix=")
                                .pod("slipway-trial-postgres")
                                .container()
                                .path("image")
                                .asText())
                .isEqualTo("registry.example/trial-postgres:1.2.3");
    }

    /// A node would go on with the old image of a tag that was pushed anew.
    @Test
    void aTagThatMovesIsAskedForEachTime() {
        assertThat(pullPolicies("minimal")).containsOnly("Always");
        assertThat(pullPolicies("minimal", "--set=image.tag=0.1.0")).containsOnly("IfNotPresent");
        assertThat(pullPolicies("production")).containsOnly("IfNotPresent");
        assertThat(pullPolicies("trial", "--set=image.pullPolicy=Never")).containsOnly("Never");
    }

    private static List<String> pullPolicies(String values, String... more) {
        return Chart.render(values, more).pods().stream()
                .map(pod -> pod.container().path("imagePullPolicy").asText())
                .toList();
    }

    @Test
    void everyServiceMayHaveTwoReplicasAndThenABudget() {
        Manifests all = Chart.render("production");

        for (String service : SERVICES) {
            assertThat(all.one("Deployment", "slipway-" + service).at("/spec/replicas").asInt())
                    .isEqualTo(2);
            assertThat(
                            all.one("PodDisruptionBudget", "slipway-" + service)
                                    .at("/spec/maxUnavailable")
                                    .asInt())
                    .isEqualTo(1);
        }
        assertThat(Chart.render("minimal").kinds()).doesNotContain("PodDisruptionBudget");
    }

    @Test
    void anUpgradeNeverTakesAPodThatHasNoSuccessor() {
        Manifests all = Chart.render("minimal");

        for (String service : SERVICES) {
            JsonNode deployment = all.one("Deployment", "slipway-" + service);
            assertThat(deployment.at("/spec/strategy/rollingUpdate").toString())
                    .isEqualTo("{\"maxUnavailable\":0,\"maxSurge\":1}");
            Pod pod = all.pod("slipway-" + service);
            assertThat(pod.variable("QUARKUS_SHUTDOWN_DELAY")).isEqualTo("10S");
            assertThat(pod.variable("QUARKUS_SHUTDOWN_TIMEOUT")).isEqualTo("30S");
            assertThat(pod.spec().path("terminationGracePeriodSeconds").asInt()).isEqualTo(45);
        }
    }

    @Test
    void aPodIsReadyWhenItsServiceIsAndTheDoorStaysOpenWithoutTheDatabase() {
        Manifests all = Chart.render("minimal");

        for (String service : SERVICES) {
            JsonNode container = all.pod("slipway-" + service).container();
            assertThat(container.at("/startupProbe/httpGet/path").asText())
                    .isEqualTo("/q/health/ready");
            assertThat(container.at("/livenessProbe/httpGet/path").asText())
                    .isEqualTo("/q/health/live");
            assertThat(container.at("/readinessProbe/httpGet/path").asText())
                    .isEqualTo(service.equals("gateway") ? "/q/health/live" : "/q/health/ready");
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText())
                        .isEqualTo("management");
            }
        }
    }

    @Test
    void addressesFollowTheValues() {
        Pod gateway = Chart.render("production").pod("slipway-gateway");
        Pod deployer = Chart.render("minimal").pod("slipway-deployer");

        assertThat(gateway.variable("QUARKUS_DATASOURCE_JDBC_URL"))
                .isEqualTo(
                        "jdbc:postgresql://postgres.databases.svc:6432/slipway?sslmode=verify-full&sslrootcert=/etc/slipway/database-ca/ca.crt");
        assertThat(gateway.variable("QUARKUS_DATASOURCE_USERNAME")).isEqualTo("identity");
        assertThat(gateway.variable("SLIPWAY_PUBLIC_URL")).isEqualTo("https://slipway.example");
        assertThat(gateway.variable("SLIPWAY_SERVICES_REGISTRY_URL"))
                .isEqualTo("http://slipway-registry.slipway-system.svc:8080");
        assertThat(deployer.variable("SLIPWAY_ADVERTISE")).isEqualTo("slipway.example:443");
        assertThat(deployer.variable("SLIPWAY_KUBERNETES_NAMESPACE")).isEqualTo(Chart.NAMESPACE);
        assertThat(deployer.variable("SLIPWAY_KUBERNETES_GATEWAY_URL"))
                .isEqualTo("http://slipway-gateway.slipway-system.svc:8080");
        assertThat(deployer.variable("SLIPWAY_TARGETS")).isEqualTo("kubernetes");
    }

    @Test
    void theGatewaysServiceIsWhatTheValuesSay() {
        assertThat(gatewayService("minimal"))
                .isEqualTo(
                        "{\"type\":\"ClusterIP\",\"ports\":[{\"name\":\"http\",\"port\":8080,\"targetPort\":\"http\",\"appProtocol\":\"http\"}]}");
        assertThat(gatewayService("production"))
                .isEqualTo(
                        "{\"type\":\"NodePort\",\"ports\":[{\"name\":\"http\",\"port\":8080,\"targetPort\":\"http\",\"appProtocol\":\"http\",\"nodePort\":30080}]}");
    }

    private static String gatewayService(String values) {
        ObjectNode spec =
                Chart.render(values).one("Service", "slipway-gateway").path("spec").deepCopy();
        spec.remove("selector");
        return spec.toString();
    }

    @Test
    void theDoorToTheWorldAndTheScrapeAreMadeOnlyWhenAsked() {
        assertThat(Chart.render("minimal").kinds())
                .doesNotContain("Ingress", "HTTPRoute", "ServiceMonitor");
        Manifests all = Chart.render("production");
        assertThat(all.one("Ingress", "slipway").at("/spec/rules/0/host").asText())
                .isEqualTo("slipway.example");
        assertThat(all.one("HTTPRoute", "slipway").at("/spec/rules/0/backendRefs/0/name").asText())
                .isEqualTo("slipway-gateway");
        assertThat(all.one("ServiceMonitor", "slipway").at("/metadata/labels/prometheus").asText())
                .isEqualTo("main");
        assertThat(all.pods())
                .filteredOn(
                        pod ->
                                pod.template()
                                        .at("/metadata/labels/slipway.dev~1service")
                                        .asText()
                                        .equals("true"))
                .hasSize(6);
    }

    @Test
    void theBootstrapJobRunsAgainWhenItsInputChangesAndOnlyThen() {
        String name = bootstrap();

        assertThat(bootstrap()).isEqualTo(name);
        assertThat(bootstrap("--set=gateway.replicas=3,registry.podLabels.a=b")).isEqualTo(name);
        for (String change :
                List.of(
                        "bootstrap.revision=2",
                        "secretsRevision=2",
                        "image.tag=0.2.0",
                        "database.host=elsewhere",
                        "database.rolesSecret=others",
                        "objectStore.bucket=other")) {
            assertThat(bootstrap("--set=" + change)).as(change).isNotEqualTo(name);
        }
    }

    private static String bootstrap(String... more) {
        return Chart.render("minimal", more).names("Job").getFirst();
    }

    @Test
    void anotherSecretIsANewPod() {
        Map<String, String> before = checksums();

        assertThat(checksums("--set=secretsRevision=2"))
                .allSatisfy((pod, sum) -> assertThat(sum).isNotEqualTo(before.get(pod)));
        assertThat(checksums("--set=gateway.keysSecret=others").get("slipway-gateway"))
                .isNotEqualTo(before.get("slipway-gateway"));
    }

    private static Map<String, String> checksums(String... more) {
        Manifests all = Chart.render("minimal", more);
        return all.names("Deployment").stream()
                .collect(
                        Collectors.toMap(
                                name -> name,
                                name ->
                                        all.pod(name)
                                                .template()
                                                .at("/metadata/annotations/checksum~1secrets")
                                                .asText()));
    }
}
