package dev.slipway.validator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.slipway.core.state.EvaluationState;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.WithStack;
import dev.slipway.validator.Api;
import dev.slipway.validator.HandMadeModels;
import dev.slipway.validator.Published;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "validator")
class EvaluationLifecycleTest {
    private static final String PROJECT = "lifecycle";
    private static final Finding PASSED =
            new Finding(EvaluationState.PASS, List.of(), null, null, null);

    @Inject Published published;

    @Inject EvaluationLifecycle lifecycle;

    @Inject EvaluationJob job;

    @Inject Deadlines deadlines;

    @Inject MutableClock clock;

    private String model = "";

    @BeforeEach
    void publish() {
        Api.policy(
                PROJECT,
                "apiVersion: slipway.dev/v1\nname: safe\ngates: [{id: s, type: structure}]\n");
        model = "m-" + UUID.randomUUID();
        published.sealed(PROJECT, model, 1, HandMadeModels.identity());
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void aWaitingEvaluationIsCancelledAndNeverStarts() throws Exception {
        UUID id = create();

        post(id, "cancel").statusCode(202).body("state", equalTo("CANCELLED"));
        post(id, "cancel").statusCode(202);
        job.run(id.toString(), new EvaluationTask(id));

        get(id).body("state", equalTo("CANCELLED")).body("reason", equalTo("cancelled by tester"));
        assertThat(events()).containsExactly("evaluation.queued", "evaluation.finished");
    }

    @Test
    void aRunningEvaluationIsCancelledAndItsWorkerChangesNothing() {
        UUID id = create();
        EvaluationEntity running = lifecycle.start(id).orElseThrow();

        post(id, "cancel").statusCode(202);

        assertThat(lifecycle.isRunning(id, running.attempt)).isFalse();
        assertThat(lifecycle.finish(id, running.attempt, PASSED)).isFalse();
        get(id).body("state", equalTo("CANCELLED"));
    }

    @Test
    void aFinishedEvaluationIsNotCancelled() throws Exception {
        UUID id = create();
        job.run(id.toString(), new EvaluationTask(id));

        post(id, "cancel").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        get(id).body("state", equalTo("PASS"));
    }

    @Test
    void workThatWasKilledIsRunAgainAndCountsOnce() throws Exception {
        UUID id = create();
        EvaluationEntity killed = lifecycle.start(id).orElseThrow();

        job.run(id.toString(), new EvaluationTask(id));

        get(id).body("state", equalTo("PASS"));
        assertThat(lifecycle.finish(id, killed.attempt, Finding.error("back from the dead")))
                .isFalse();
        get(id).body("state", equalTo("PASS"));
        assertThat(events())
                .containsExactly("evaluation.queued", "evaluation.started", "evaluation.finished");
    }

    @Test
    void theOvertakenWorkerLosesToTheNewer() {
        UUID id = create();
        EvaluationEntity first = lifecycle.start(id).orElseThrow();
        EvaluationEntity second = lifecycle.start(id).orElseThrow();

        assertThat(lifecycle.isRunning(id, first.attempt)).isFalse();
        assertThat(lifecycle.finish(id, first.attempt, PASSED)).isFalse();
        assertThat(lifecycle.finish(id, second.attempt, PASSED)).isTrue();
        assertThat(lifecycle.finish(id, second.attempt, PASSED)).isFalse();
    }

    @Test
    void whatIsNotFinishedInTimeEndsAsError() {
        UUID running = create();
        UUID waiting = create();
        lifecycle.start(running);

        sweepLater(Duration.ofMinutes(21));
        get(running)
                .body("state", equalTo("ERROR"))
                .body("reason", equalTo("not finished within its deadline"));
        get(waiting).body("state", equalTo("QUEUED"));

        sweepLater(Duration.ofHours(25));
        get(waiting)
                .body("state", equalTo("ERROR"))
                .body("reason", equalTo("not started within its deadline"));
    }

    /// The clock goes back afterwards: tokens live for five minutes.
    private void sweepLater(Duration later) {
        clock.advance(later);
        deadlines.sweep();
        clock.reset();
    }

    @Test
    void runningAgainMakesANewEvaluation() {
        UUID id = create();
        post(id, "rerun").statusCode(409).body("code", equalTo("STATE_CONFLICT"));
        post(id, "cancel");

        post(id, "rerun")
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .body("id", not(equalTo(id.toString())))
                .body("versionDigest", equalTo(get(id).extract().path("versionDigest")));
        get(id).body("state", equalTo("CANCELLED"));
    }

    private UUID create() {
        String id =
                Api.as(PROJECT)
                        .contentType("application/json")
                        .body(Map.of("version", model + "/1", "policy", "safe"))
                        .post("/api/v1/evaluations")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        return UUID.fromString(id);
    }

    private static ValidatableResponse get(UUID id) {
        return Api.as(PROJECT).get("/api/v1/evaluations/" + id).then().statusCode(200);
    }

    private static ValidatableResponse post(UUID id, String verb) {
        return Api.as(PROJECT).post("/api/v1/evaluations/" + id + "/" + verb).then();
    }

    private List<String> events() {
        return Published.events(PROJECT, model + "/1");
    }
}
