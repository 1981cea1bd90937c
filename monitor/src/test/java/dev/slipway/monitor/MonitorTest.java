package dev.slipway.monitor;

import static dev.slipway.monitor.Calls.WEEK_0;
import static dev.slipway.monitor.Calls.alerts;
import static dev.slipway.monitor.Calls.caller;
import static dev.slipway.monitor.Calls.ingest;
import static dev.slipway.monitor.Calls.labels;
import static dev.slipway.monitor.Calls.labelsOf;
import static dev.slipway.monitor.Calls.pending;
import static dev.slipway.monitor.Calls.predictions;
import static dev.slipway.monitor.Calls.report;
import static dev.slipway.monitor.Calls.warm;
import static dev.slipway.monitor.Calls.week;
import static dev.slipway.monitor.WatchedRelease.TEMP;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "monitor")
class MonitorTest {
    @Inject WatchedRelease releases;

    @Inject ScoreTick tick;

    @Inject ObjectMapper mapper;

    @Test
    void aReleaseThatBecomesHealthyIsWatched() throws Exception {
        ReleaseHealthy release = releases.healthy("from-the-log");
        append("release.healthy", "staging/from-the-log", release);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                caller(Verb.READ)
                                        .get("/api/v1/monitors/staging/from-the-log")
                                        .then()
                                        .statusCode(200)
                                        .body("releaseId", equalTo(release.releaseId().toString()))
                                        .body("status", equalTo("NO_DATA"))
                                        .body("baseline.columns", contains("temp", "carrier"))
                                        .body("baseline.performance.value", equalTo(.92f)));
    }

    @Test
    void aRepeatedReportCountsOnce() throws Exception {
        UUID release = releases.watched("twice");
        Map<String, Object> report = report(release, "twice", 1, week(0, TEMP.counts(), 300));

        ingest(report).statusCode(202).body("accepted", equalTo(true));
        ingest(report).statusCode(202);

        caller(Verb.READ).get("/api/v1/monitors/staging/twice").then().body("rows", equalTo(300));
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/twice/columns/temp")
                .then()
                .body("currentRows", equalTo(1000))
                .body("psi", equalTo(0f));
    }

    @Test
    void driftOfTwoWeeksFiresOneAlertThatNamesTheColumnAndResolvesWhenItEnds() throws Exception {
        UUID release = releases.watched("drifting");
        ingest(report(release, "drifting", 1, week(0, warm(), 300))).statusCode(202);
        ingest(report(release, "drifting", 2, week(1, warm(), 300))).statusCode(202);
        score(release);
        alerts("drifting").body("items", empty());

        ingest(report(release, "drifting", 3, week(2, warm(), 300))).statusCode(202);
        score(release);

        String alert =
                alerts("drifting")
                        .body("items", hasSize(1))
                        .body("items[0].kind", equalTo("DRIFT"))
                        .body("items[0].state", equalTo("OPEN"))
                        .body("items[0].columns", contains("temp"))
                        .body("items[0].message", containsString("temp (PSI "))
                        .extract()
                        .path("items[0].id");
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/drifting")
                .then()
                .body("status", equalTo("DRIFTING"))
                .body("openAlerts", equalTo(1));
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/drifting/windows")
                .then()
                .body("items.state", contains("SCORED", "SCORED", "OPEN"))
                .body("items[0].columns[0].verdict", equalTo("DRIFT"))
                .body("items[0].columns[0].psi", greaterThan(.1f))
                .body("items[0].columns[1].verdict", equalTo("OK"));

        caller(Verb.ALERT_WRITE)
                .body(Map.of("reason", "looking at it"))
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("acknowledgedBy", equalTo("tester"));

        for (int week = 3; week < 6; week++) {
            ingest(report(release, "drifting", week + 1, week(week, TEMP.counts(), 300)))
                    .statusCode(202);
        }
        score(release);
        alerts("drifting").body("items", hasSize(1)).body("items[0].state", equalTo("RESOLVED"));
        caller(Verb.ALERT_WRITE)
                .body(Map.of("reason", "late"))
                .post("/api/v1/alerts/" + alert + "/acknowledge")
                .then()
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"));
    }

    @Test
    void lateLabelsShowThatTheModelDecayed() throws Exception {
        UUID release = releases.watched("decaying");
        for (int week = 0; week < 3; week++) {
            Map<String, Object> report =
                    report(release, "decaying", week, week(week, TEMP.counts(), 300));
            report.put("predictions", predictions(week));
            ingest(report).statusCode(202);
        }
        score(release);
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/decaying/windows")
                .then()
                .body("items[0].performance", equalTo(null));

        labels("decaying", 0)
                .statusCode(202)
                .body("accepted", equalTo(300))
                .body("duplicates", equalTo(0));
        labels("decaying", 0)
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(300));
        labels("decaying", 1).statusCode(202);
        score(release);

        caller(Verb.READ)
                .get("/api/v1/monitors/staging/decaying/windows")
                .then()
                .body("items[0].performance.labels", equalTo(300))
                .body("items[0].performance.coverage", equalTo(1f))
                .body("items[0].performance.value", equalTo(.5f))
                .body("items[0].performance.verdict", equalTo("DECAY"))
                .body("items[2].performance", equalTo(null));
        alerts("decaying").body("items.kind", contains("PERFORMANCE"));
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/decaying")
                .then()
                .body("status", equalTo("DECAYING"));
    }

    @Test
    void trafficIsSummedByMinute() throws Exception {
        UUID release = releases.watched("traffic");
        for (int sequence = 0; sequence < 2; sequence++) {
            Map<String, Object> report = report(release, "traffic", sequence);
            report.put(
                    "traffic",
                    List.of(
                            Map.of(
                                    "minute",
                                            Instant.now()
                                                    .truncatedTo(
                                                            java.time.temporal.ChronoUnit.MINUTES),
                                    "requests", 10,
                                    "rows", 100,
                                    "errors", 1,
                                    "rejected", 2,
                                    "latencyMicros",
                                            Map.of(
                                                    "counts",
                                                    new long[] {
                                                        10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
                                                    }))));
            ingest(report).statusCode(202);
        }

        ValidatableResponse traffic =
                caller(Verb.READ)
                        .get("/api/v1/monitors/staging/traffic/traffic?minutes=5")
                        .then()
                        .statusCode(200);
        List<Integer> requests = traffic.extract().path("items.requests");
        org.assertj.core.api.Assertions.assertThat(
                        requests.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(20);
        traffic.body("items[0].p50Micros", equalTo(50f));
    }

    @Test
    void countsThatDoNotFitTheBaselineAreRefused() throws Exception {
        UUID release = releases.watched("unfit");

        ingest(report(release, "unfit", 1, week(0, new long[3], 1)))
                .statusCode(400)
                .body(
                        "detail",
                        containsString(
                                "windows[0].columns.temp has 3 counts, the baseline has 13 slots"));
        Map<String, Object> shifted = week(0, TEMP.counts(), 1);
        shifted.put("start", WEEK_0.plusSeconds(1));
        ingest(report(release, "unfit", 1, shifted))
                .statusCode(400)
                .body("detail", containsString("not where a window of 604800 s begins"));
        Map<String, Object> unknown = week(0, TEMP.counts(), 1);
        unknown.put("columns", Map.of("salary", new long[3]));
        ingest(report(release, "unfit", 1, unknown))
                .statusCode(400)
                .body("detail", containsString("salary is no column of the baseline"));
    }

    @Test
    void aServerMayReportForItsOwnDeploymentOnly() throws Exception {
        UUID release = releases.watched("mine");
        Map<String, Object> report = report(release, "mine", 1);

        given().header(
                        "Authorization",
                        Tokens.bearer(
                                Tokens.claims("serving", "default", Verb.INGEST)
                                        .deployment("staging/other")
                                        .sign()))
                .contentType("application/json")
                .body(report)
                .post("/api/v1/ingest")
                .then()
                .statusCode(403);
        caller(Verb.READ).body(report).post("/api/v1/ingest").then().statusCode(403);
        given().contentType("application/json")
                .body(report)
                .post("/api/v1/ingest")
                .then()
                .statusCode(401);
    }

    @Test
    void aReportForAReleaseThatIsNotWatchedYetShallComeAgain() {
        ingest(report(UUID.randomUUID(), "early", 1))
                .statusCode(503)
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void anotherProjectDoesNotSeeTheDeployment() throws Exception {
        releases.watched("hidden");
        RequestSpecification other =
                given().header(
                                "Authorization",
                                Tokens.bearer(Tokens.of("other", Verb.READ, Verb.LABEL_WRITE)))
                        .contentType("application/json");

        other.get("/api/v1/monitors/staging/hidden")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        other.get("/api/v1/monitors").then().body("items", empty());
        other.body(Map.of("deployment", "staging/hidden", "labels", labelsOf(0)))
                .post("/api/v1/labels")
                .then()
                .statusCode(404);
    }

    @Test
    void badLabelsAreRefusedWithTheirPlace() throws Exception {
        releases.watched("labels");

        caller(Verb.LABEL_WRITE)
                .body(
                        Map.of(
                                "deployment",
                                "staging/labels",
                                "labels",
                                List.of(
                                        Map.of(
                                                "predictionId",
                                                "a:0",
                                                "value",
                                                2,
                                                "observedAt",
                                                WEEK_0))))
                .post("/api/v1/labels")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("labels[0].value"))
                .body("violations[0].message", equalTo("must be 0 or 1, is 2"));
        caller(Verb.LABEL_WRITE)
                .body(Map.of("deployment", "staging/labels", "labels", List.of()))
                .post("/api/v1/labels")
                .then()
                .statusCode(400);
        caller(Verb.READ)
                .get("/api/v1/monitors/staging/labels/windows?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
    }

    private void score(UUID release) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            tick.step(release);
                            return pending(release) == 0;
                        });
        tick.step(release);
    }

    private void append(String type, String subject, Object data) throws Exception {
        try (Connection deployer = TestPostgres.as("deployer");
                PreparedStatement insert =
                        deployer.prepareStatement(
                                """
                        insert into bus.outbox (type, schema, project, subject, actor, occurred_at, data)
                        values (?, 1, 'default', ?, 'deployer', now(), ?::jsonb)""")) {
            insert.setString(1, type);
            insert.setString(2, subject);
            insert.setString(3, mapper.writeValueAsString(data));
            insert.executeUpdate();
        }
    }
}
