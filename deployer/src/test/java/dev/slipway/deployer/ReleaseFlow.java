package dev.slipway.deployer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.ReleaseRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.rollout.Reconciler;
import dev.slipway.deployer.rollout.Rollout;
import dev.slipway.deployer.rollout.Sweep;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of releases share: a published version with an image, calls of the API, and the work
/// of the deployer done step by step.
public abstract class ReleaseFlow {
    protected static final Duration PATIENCE = Duration.ofSeconds(20);
    protected static final String READY = "ready";

    @Inject protected TestImages images;
    @Inject protected Rollout rollout;
    @Inject protected Reconciler reconciler;
    @Inject protected Sweep sweep;
    @Inject protected ReleaseRepository releases;
    @Inject protected MutableClock clock;

    protected String project = "";
    protected String model = "";

    @BeforeEach
    void freshProject() {
        Published.tables();
        project = "p" + UUID.randomUUID().toString().substring(0, 8);
        model = "m" + UUID.randomUUID().toString().substring(0, 8);
    }

    @AfterEach
    void removeEverything() {
        clock.reset();
        for (ReleaseRow release : releases.inProgress()) {
            post("/api/v1/releases/" + release.id() + "/cancel", Map.of("reason", "end of test"));
        }
        if (get(deployment()).statusCode() == 200) {
            given(caller())
                    .body(Map.of("reason", "end of test"))
                    .delete(deployment())
                    .then()
                    .statusCode(202);
            finishRemoval();
        }
    }

    /// A version with an image that passed all its gates.
    protected Published.Version publish(int number, ImageKind kind, String behaviour) {
        Published.Version version = Published.version(project, model, number);
        UUID evaluation = Published.passed(version);
        image(version, evaluation, kind, behaviour);
        return version;
    }

    protected Digest image(
            Published.Version version, UUID evaluation, ImageKind kind, String behaviour) {
        var content = new TestImages.Content(version.digest().value(), evaluation, behaviour);
        Digest digest =
                switch (kind) {
                    case RUNNABLE -> images.runnable(content);
                    case MODEL_ONLY -> images.modelOnly(content);
                };
        Published.image(version, evaluation, digest, kind);
        return digest;
    }

    protected RequestSpecification caller() {
        return given().header("Authorization", Tokens.bearer(Tokens.admin(project)))
                .contentType(ContentType.JSON);
    }

    protected Response post(String path, Object body) {
        return given(caller()).body(body).post(path);
    }

    protected Response get(String path) {
        return given(caller()).get(path);
    }

    /// `/api/v1/deployments/staging/MODEL`.
    protected String deployment() {
        return "/api/v1/deployments/staging/" + model;
    }

    protected ValidatableResponse release(Published.Version version) {
        return post("/api/v1/releases", Map.of("environment", "staging", "version", version.ref()))
                .then();
    }

    /// Begins a release and answers its id.
    protected UUID begin(Published.Version version) {
        return UUID.fromString(release(version).statusCode(202).extract().path("id"));
    }

    /// Begins a release and works on it until nothing is left to do.
    protected ReleaseRow deploy(Published.Version version) {
        return finish(begin(version));
    }

    /// Works on a release, step by step, until it is no longer in progress.
    protected ReleaseRow finish(UUID id) {
        await().atMost(PATIENCE).until(() -> !step(id).state().inProgress());
        return row(id);
    }

    /// Works on a release until it is in a state.
    protected ReleaseRow until(UUID id, ReleaseState state) {
        await().atMost(PATIENCE).until(() -> row(id).state() == state || step(id).state() == state);
        return row(id);
    }

    /// One step.
    protected ReleaseRow step(UUID id) {
        ReleaseRow release = row(id);
        if (release.state().inProgress()) {
            rollout.advance(release);
        }
        return row(id);
    }

    protected ReleaseRow row(UUID id) {
        return releases.find(id).orElseThrow();
    }

    /// Lets the drain time pass and everything unwanted end.
    protected void finishRemoval() {
        clock.advance(Duration.ofMinutes(1));
        releases.inProgress().forEach(rollout::advance);
        reconciler.round();
        sweep.round();
        clock.reset();
    }

    /// Where the gateway would send requests for the deployment, as the gateway sees it.
    protected Optional<String> route() {
        return routes("url").stream().findFirst();
    }

    protected List<String> routes(String column) {
        return query(
                "identity",
                "select " + column + " from deployer.v_route where project = ?",
                project);
    }

    /// Types of the events of the project, oldest first, with the state that a release came to.
    protected List<String> events() {
        return query(
                null,
                "select type || coalesce(' ' || (data ->> 'to'), '') from"
                        + " (select id, type, data, project from bus.outbox union all"
                        + " select id, type, data, project from bus.event) e"
                        + " where project = ? order by id",
                project);
    }

    private static List<String> query(String role, String sql, String parameter) {
        try (Connection connection = role == null ? TestPostgres.owner() : TestPostgres.as(role);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            ResultSet rows = statement.executeQuery();
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The process has ended; its pid goes when its parent has reaped it, a moment later.
    protected void assertDead(Number pid) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                ProcessHandle.of(pid.longValue())
                                                        .filter(ProcessHandle::isAlive))
                                        .isEmpty());
    }

    protected void kill(Number pid) {
        ProcessHandle process = ProcessHandle.of(pid.longValue()).orElseThrow();
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }
}
