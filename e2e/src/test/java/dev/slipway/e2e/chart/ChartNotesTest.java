package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Helm says after an installation. It renders these words only with a cluster at hand, so
/// they are rendered as an object of a copy of the chart.
class ChartNotesTest {
    private static final String METRICS =
            """
            WARNING: Prometheus is told where the metrics of the services are (port 9000) and kept from them by the
            network policies. Set networkPolicy.metricsFrom to where it runs, or metrics.annotations=false.
            """;

    @TempDir Path folder;

    @Test
    void prometheusThatIsToldOfMetricsAndKeptFromThemIsWarnedOf() throws Exception {
        assertThat(notes("minimal")).contains(METRICS);
        assertThat(
                        notes(
                                "minimal",
                                "--set=metrics.annotations=false,metrics.serviceMonitor.enabled=true"))
                .contains(METRICS);
        assertThat(notes("production")).doesNotContain("networkPolicy.metricsFrom");
        for (String quiet : List.of("metrics.annotations", "networkPolicy.enabled")) {
            assertThat(notes("minimal", "--set=" + quiet + "=false"))
                    .doesNotContain("networkPolicy.metricsFrom");
        }
    }

    private String notes(String values, String... more) throws IOException {
        List<String> arguments =
                Stream.concat(
                                Stream.of(
                                        "template",
                                        Chart.RELEASE,
                                        copy().toString(),
                                        "--kube-version=1.34.0",
                                        "--show-only=templates/notes.yaml",
                                        "--values=" + Chart.values(values)),
                                Stream.of(more))
                        .toList();
        return Manifests.parse(Chart.helm(arguments.toArray(String[]::new)).output())
                .one("Notes", "notes")
                .path("text")
                .asText();
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempDirectory(folder, "chart");
        try (Stream<Path> files = Files.walk(Chart.FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(Chart.FOLDER.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Path templates = copy.resolve("templates");
        Files.writeString(
                templates.resolve("_notes.tpl"),
                "{{ define \"notes\" }}"
                        + Files.readString(templates.resolve("NOTES.txt"))
                        + "{{ end }}");
        Files.writeString(
                templates.resolve("notes.yaml"),
                "kind: Notes\nmetadata: {name: notes}\ntext: {{ include \"notes\" . | quote }}\n");
        return copy;
    }
}
