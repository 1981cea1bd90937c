package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Helm's own checks, and what the chart says about itself.
class ChartLintTest {

    @Test
    void theDefaultsLint() {
        Run lint = Chart.helm("lint", "--strict", Chart.FOLDER.toString());

        assertThat(lint.output()).contains("0 chart(s) failed").doesNotContain("[WARNING]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "minimal", "production"})
    void eachSetOfValuesLints(String values) {
        Run lint =
                Chart.helm(
                        "lint",
                        "--strict",
                        Chart.FOLDER.toString(),
                        "--values=" + Chart.values(values));

        assertThat(lint.output()).contains("0 chart(s) failed").doesNotContain("[WARNING]");
    }

    @Test
    void theChartIsOfThisVersionOfSlipway() throws Exception {
        JsonNode chart =
                new YAMLMapper().readTree(Files.readString(Chart.FOLDER.resolve("Chart.yaml")));

        assertThat(Files.readString(Chart.ROOT.resolve("pom.xml")))
                .contains(
                        "<artifactId>slipway</artifactId>\n  <version>"
                                + chart.path("appVersion").asText()
                                + "</version>");
    }
}
