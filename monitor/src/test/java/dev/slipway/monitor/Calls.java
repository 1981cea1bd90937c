package dev.slipway.monitor;

import static dev.slipway.monitor.WatchedRelease.CARRIER;
import static dev.slipway.monitor.WatchedRelease.SCORE;
import static dev.slipway.monitor.WatchedRelease.TEMP;
import static io.restassured.RestAssured.given;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Calls of the monitor's API as model servers and people make them.
final class Calls {
    /// A Monday.
    static final Instant WEEK_0 = Instant.parse("2013-04-01T00:00:00Z");

    private Calls() {}

    static long pending(UUID release) throws Exception {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement query =
                        owner.prepareStatement(
                                "select count(*) from monitor.feature_window w join monitor.watch using (release_id)"
                                        + " where release_id = ? and (revision <> scored_revision"
                                        + " or (not closed and window_end <= watermark))")) {
            query.setObject(1, release);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    static RequestSpecification caller(Verb... verbs) {
        return given().header("Authorization", Tokens.bearer(Tokens.of("default", verbs)))
                .contentType("application/json");
    }

    static ValidatableResponse ingest(Map<String, Object> report) {
        return given().header(
                        "Authorization",
                        Tokens.bearer(
                                Tokens.claims("serving", "default", Verb.INGEST)
                                        .deployment((String) report.get("deployment"))
                                        .sign()))
                .contentType("application/json")
                .body(report)
                .post("/api/v1/ingest")
                .then();
    }

    static ValidatableResponse alerts(String deployment) {
        return caller(Verb.READ)
                .get("/api/v1/alerts?environment=staging&deployment=" + deployment)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse labels(String deployment, int week) {
        return caller(Verb.LABEL_WRITE)
                .body(Map.of("deployment", "staging/" + deployment, "labels", labelsOf(week)))
                .post("/api/v1/labels")
                .then();
    }

    static List<Map<String, Object>> labelsOf(int week) {
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            labels.add(
                    Map.of(
                            "predictionId",
                            "w" + week + ":" + i,
                            "value",
                            i % 4 == 0 ? 1 : 0,
                            "observedAt",
                            WEEK_0));
        }
        return labels;
    }

    static List<Map<String, Object>> predictions(int week) {
        List<Map<String, Object>> predictions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            predictions.add(
                    Map.of(
                            "id",
                            "w" + week + ":" + i,
                            "score",
                            (i / 4) / 100.0,
                            "eventTime",
                            WEEK_0.plusSeconds(week * WatchedRelease.WEEK + i)));
        }
        return predictions;
    }

    @SafeVarargs
    static Map<String, Object> report(
            UUID release, String deployment, long sequence, Map<String, Object>... windows) {
        Map<String, Object> report = new java.util.HashMap<>();
        report.put(
                "source",
                UUID.nameUUIDFromBytes(
                        deployment.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        report.put("sequence", sequence);
        report.put("releaseId", release);
        report.put("deployment", "staging/" + deployment);
        report.put("windows", List.of(windows));
        return report;
    }

    static Map<String, Object> week(int week, long[] temp, long rows) {
        Map<String, Object> window = new java.util.HashMap<>();
        window.put("start", WEEK_0.plusSeconds(week * WatchedRelease.WEEK));
        window.put("rows", rows);
        window.put("columns", Map.of("temp", temp, "carrier", CARRIER.counts()));
        window.put("score", SCORE.counts());
        return window;
    }

    static long[] warm() {
        long[] counts = new long[TEMP.slots()];
        counts[9] = 300;
        return counts;
    }
}
