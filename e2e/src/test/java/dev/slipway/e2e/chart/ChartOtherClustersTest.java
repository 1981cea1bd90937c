package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.e2e.chart.Manifests.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What it takes that models run in other clusters than Slipway.
class ChartOtherClustersTest {
    @Test
    void withoutThemEverythingIsNamed() {
        Pod deployer = Chart.render("minimal").pod("slipway-deployer");

        assertThat(deployer.variable("SLIPWAY_KUBERNETES_REACH")).isEqualTo("dns");
        assertThat(deployer.variable("SLIPWAY_KUBERNETES_GATEWAY_URL"))
                .isEqualTo("http://slipway-gateway.slipway-system.svc:8080");
        assertThat(deployer.variables()).doesNotContain("SLIPWAY_KUBECONFIGS_DIR");
    }

    @Test
    void withThemModelsAndGatewayReachEachOtherByAddress() {
        Manifests all = Chart.render("production");
        Pod deployer = all.pod("slipway-deployer");

        assertThat(deployer.variable("SLIPWAY_KUBERNETES_REACH")).isEqualTo("cluster-ip");
        assertThat(deployer.variable("SLIPWAY_KUBERNETES_GATEWAY_URL"))
                .isEqualTo("https://slipway.example");
        assertThat(deployer.variable("SLIPWAY_KUBECONFIGS_DIR"))
                .isEqualTo("/etc/slipway/kubeconfigs");
        for (String policy : List.of("slipway-from-gateway", "slipway-deployer")) {
            JsonNode egress = all.one("NetworkPolicy", policy).at("/spec/egress");
            assertThat(egress)
                    .filteredOn(rule -> rule.at("/ports/0/port").asInt() == 8080)
                    .singleElement()
                    .satisfies(
                            rule ->
                                    assertThat(rule.path("to"))
                                            .extracting(to -> to.at("/ipBlock/cidr").asText())
                                            .contains("10.96.0.0/12"));
        }
    }

    /// Names of Services mean nothing in another cluster.
    @Test
    void kubeconfigsAloneAreRefused() {
        Run render = Chart.template("minimal", "--set=deployer.kubeconfigsSecret=others");

        assertThat(render.status()).isNotZero();
        assertThat(render.err())
                .contains(
                        "  - deployer.reach: cluster-ip, because names of Services reach this cluster only",
                        "  - deployer.gatewayUrl: the gateway's address for pods in the clusters");
    }
}
