package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Names;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the monitor says about the demonstration's release.
final class Watched {
    private static final String DRIFT_METRIC = "slipway_drift_psi";
    private static final Duration METRIC_TIMEOUT = Duration.ofSeconds(5);

    private final Story story;
    private final JsonNode release;

    Watched(Story story, JsonNode release) {
        this.story = story;
        this.release = release;
    }

    /// Waits until the monitor watches this very release, so that no count is lost on it.
    void awaitMonitor() {
        String id = release.path("id").asText();
        story.await(
                MonitorStep.path(release),
                monitor -> monitor.path("releaseId").asText().equals(id),
                "Watching the release");
    }

    void awaitRows(int rows) {
        story.await(
                MonitorStep.path(release),
                monitor -> monitor.path("rows").asLong() >= rows,
                "Counting the replayed rows");
    }

    JsonNode awaitAlert(String kind) {
        String path = alerts();
        JsonNode page =
                story.await(
                        path, alerts -> find(alerts, kind).isPresent(), "The " + kind + " alert");
        return find(page, kind).orElseThrow();
    }

    boolean hasAlert(String kind) {
        return find(story.api().get(alerts()), kind).isPresent();
    }

    Realised awaitRealised() {
        JsonNode monitor = story.api().get(MonitorStep.path(release));
        String path = MonitorStep.path(release) + "/windows";
        JsonNode windows =
                story.await(
                        path,
                        page -> Realised.of(monitor, page).fallen(),
                        "The realised AUC's fall");
        return Realised.of(monitor, windows);
    }

    /// The drift as Prometheus scrapes it from the monitor.
    String awaitMetric() {
        String address = metricsAddress();
        JsonNode[] found = new JsonNode[1];
        story.await(
                MonitorStep.path(release),
                _ -> scrape(address).map(line -> found[0] = text(line)).isPresent(),
                "The Prometheus metric " + DRIFT_METRIC);
        return found[0].asText();
    }

    private static JsonNode text(String line) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(line);
    }

    private Optional<String> scrape(String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(METRIC_TIMEOUT).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(DRIFT_METRIC) && line.contains("\"temp\""))
                    .findFirst();
        } catch (IOException e) {
            throw new StepFailed("The monitor's metrics do not answer at " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
    }

    private String metricsAddress() {
        Path file = story.settings().stackHome().resolve("run").resolve("monitor.json");
        try {
            JsonNode process = dev.slipway.cli.api.Api.JSON.readTree(Files.readString(file));
            return "http://127.0.0.1:%d/q/metrics"
                    .formatted(process.path("managementPort").asInt());
        } catch (IOException e) {
            throw new StepFailed("The monitor's process is not described in " + file);
        }
    }

    private String alerts() {
        return "/api/v1/alerts"
                + Names.query(
                        Map.of(
                                "environment",
                                release.path("environment").asText(),
                                "deployment",
                                release.path("deployment").asText()));
    }

    private Optional<JsonNode> find(JsonNode alerts, String kind) {
        String id = release.path("id").asText();
        for (JsonNode alert : alerts.path("items")) {
            if (alert.path("kind").asText().equals(kind)
                    && alert.path("releaseId").asText().equals(id)) {
                return Optional.of(alert);
            }
        }
        return Optional.empty();
    }
}
