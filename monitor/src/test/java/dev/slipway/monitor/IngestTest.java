package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.WEEK_0;
import static dev.slipway.monitor.Calls.caller;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.report;
import static dev.slipway.monitor.Calls.week;
import static dev.slipway.monitor.WatchedRelease.TEMP;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class IngestTest {
    private static final Instant FAR = Instant.parse("+200000-01-03T00:00:00Z");

    @Inject WatchedRelease releases;

    @Test
    void aPredictionThatCannotBeKeptDoesNotCostTheOthersTheirCounts() throws Exception {
        UUID release = releases.watched("hostile");
        Map<String, Object> report = report(release, "hostile", 1, week(0, TEMP.counts(), 300));
        report.put(
                "predictions",
                List.of(
                        prediction("a\0b:0", .5, WEEK_0),
                        prediction("x".repeat(201), .5, WEEK_0),
                        prediction("", .5, WEEK_0),
                        prediction("no-number:0", "NaN", WEEK_0),
                        prediction("no-time:0", .5, FAR),
                        prediction("good:0", .5, WEEK_0)));

        ingest(report).statusCode(202).body("refusedPredictions", equalTo(5));

        caller(Verb.READ)
                .get("/api/v1/monitors/staging/hostile")
                .then()
                .body("rows", equalTo(300))
                .body("dropped", equalTo(0));
    }

    @Test
    void rowsOfATimeThatNoDatabaseHasAreDroppedAndCounted() throws Exception {
        UUID release = releases.watched("far");
        Map<String, Object> beyond = week(0, TEMP.counts(), 7);
        beyond.put("start", FAR);
        Map<String, Object> report = report(release, "far", 1, beyond, week(0, TEMP.counts(), 300));

        ingest(report).statusCode(202).body("refusedPredictions", equalTo(0));

        caller(Verb.READ)
                .get("/api/v1/monitors/staging/far")
                .then()
                .body("rows", equalTo(300))
                .body("dropped", equalTo(7));
    }

    @Test
    void aLabelWithNulInItsIdIsRefusedWithItsPlace() throws Exception {
        releases.watched("nul-label");

        caller(Verb.LABEL_WRITE)
                .body(
                        Map.of(
                                "deployment",
                                "staging/nul-label",
                                "labels",
                                List.of(
                                        Map.of(
                                                "predictionId",
                                                "a\0b:0",
                                                "value",
                                                1,
                                                "observedAt",
                                                WEEK_0))))
                .post("/api/v1/labels")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations[0].message", equalTo("must not contain the character NUL"));
    }

    private static Map<String, Object> prediction(String id, Object score, Instant eventTime) {
        Map<String, Object> prediction = new HashMap<>();
        prediction.put("id", id);
        prediction.put("score", score);
        prediction.put("eventTime", eventTime.toString());
        return prediction;
    }
}
