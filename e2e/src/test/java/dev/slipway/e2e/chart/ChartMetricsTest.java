package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the Prometheus operator is told.
class ChartMetricsTest {
    private static final String ENABLED =
            "--set=metrics.serviceMonitor.enabled=true,metrics.serviceMonitor.interval=10s";

    @Test
    void nothingIsMadeUnlessAsked() {
        assertThat(Chart.render("minimal").kinds()).doesNotContain("ServiceMonitor", "PodMonitor");
    }

    @Test
    void modelsAreReadWhereverTheDeployerPlacesThem() {
        JsonNode monitor = Chart.render("production").one("PodMonitor", "slipway-models");

        assertThat(monitor.at("/metadata/labels/prometheus").asText()).isEqualTo("main");
        assertThat(monitor.at("/metadata/namespace").asText()).isEqualTo(Chart.NAMESPACE);
        assertThat(monitor.at("/spec/namespaceSelector/matchNames"))
                .extracting(JsonNode::asText)
                .containsExactly(Chart.NAMESPACE, "models-staging", "models-production");
        assertThat(monitor.at("/spec/selector").toString())
                .isEqualTo("{\"matchLabels\":{\"app.kubernetes.io/managed-by\":\"slipway\"}}");
        assertThat(monitor.at("/spec/podTargetLabels"))
                .extracting(JsonNode::asText)
                .contains("slipway.dev/deployment", "slipway.dev/version");
    }

    /// The port `http` of a model's pod is 8080.
    @Test
    void eachKindOfPodIsReadAtItsOwnPort() {
        Manifests all = Chart.render("minimal", ENABLED);

        assertThat(all.one("PodMonitor", "slipway-models").at("/spec/podMetricsEndpoints"))
                .extracting(JsonNode::toString)
                .isEqualTo(
                        List.of("{\"port\":\"http\",\"path\":\"/metrics\",\"interval\":\"10s\"}"));
        assertThat(all.one("ServiceMonitor", "slipway").at("/spec/endpoints"))
                .extracting(JsonNode::toString)
                .isEqualTo(
                        List.of(
                                "{\"port\":\"management\",\"path\":\"/q/metrics\",\"interval\":\"10s\"}"));
    }
}
