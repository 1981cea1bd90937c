package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Names;
import dev.slipway.cli.demo.Story.Made;
import dev.slipway.cli.rows.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Step 7: the months that followed, as traffic with their own time: the drift alert names what
/// moved, and the labels that come after the flights have landed show the realised AUC falling.
final class MonitorStep implements Step {
    private static final int LABELS_PER_REQUEST = 2_000;

    @Override
    public String title() {
        return "Monitor the months that followed";
    }

    @Override
    public Outcome run(Story story) throws IOException {
        JsonNode release = story.get(Made.RELEASE);
        Watched watched = new Watched(story, release);
        watched.awaitMonitor();
        Instant start = story.clock().instant();
        Replay replay = new Replay(PredictStep.endpoint(story), release.path("id").asText());
        for (Path month : story.flights().months()) {
            replay.month(Rows.read(month, Integer.MAX_VALUE));
            story.say("replayed " + month.getFileName());
        }
        double seconds =
                Math.max(1, Duration.between(start, story.clock().instant()).toMillis()) / 1000.0;
        watched.awaitRows(replay.rows());
        int labels = label(story, release, replay.labels());
        story.say(labels + " labels");
        JsonNode alert = watched.awaitAlert("DRIFT");
        Realised realised = watched.awaitRealised();
        String metric = watched.awaitMetric();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rows", replay.rows());
        facts.put("requests", replay.requests());
        facts.put("rowsPerSecond", Math.round(replay.rows() / seconds));
        facts.put("labels", labels);
        facts.put("alertId", alert.path("id").asText());
        facts.put("alertColumns", texts(alert.path("columns")));
        facts.put("alertMessage", alert.path("message").asText());
        facts.put("baselineAuc", realised.baseline());
        facts.put("realisedAuc", realised.lately());
        facts.put("windows", realised.windows());
        facts.put("performanceAlert", watched.hasAlert("PERFORMANCE"));
        facts.put("metric", metric);
        return new Outcome(
                String.format(
                        Locale.ROOT,
                        "%,d flights replayed; drift in %s; AUC %.3f at validation, %.3f lately",
                        replay.rows(),
                        String.join(", ", texts(alert.path("columns"))),
                        realised.baseline(),
                        realised.lately()),
                Pages.monitor(release),
                facts);
    }

    private static int label(Story story, JsonNode release, List<Map<String, Object>> labels) {
        String deployment =
                release.path("environment").asText() + "/" + release.path("deployment").asText();
        int accepted = 0;
        for (int from = 0; from < labels.size(); from += LABELS_PER_REQUEST) {
            int to = Math.min(labels.size(), from + LABELS_PER_REQUEST);
            JsonNode answer =
                    story.api()
                            .post(
                                    "/api/v1/labels",
                                    Map.of(
                                            "deployment",
                                            deployment,
                                            "labels",
                                            labels.subList(from, to)))
                            .body();
            accepted += answer.path("accepted").asInt();
        }
        return accepted;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    static String path(JsonNode release) {
        return "/api/v1/monitors/%s/%s"
                .formatted(
                        Names.segment(release.path("environment").asText()),
                        Names.segment(release.path("deployment").asText()));
    }
}
