package dev.slipway.builder.build;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.builder.Published;
import dev.slipway.builder.TestBase;
import dev.slipway.core.id.Digest;
import dev.slipway.core.identity.Verb;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.kit.object.ObjectStore;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
class BuildTest {
    private static final String PROJECT = "builds";

    @Inject Published published;

    @Inject BuildJob job;

    @Inject BuildLifecycle lifecycle;

    @Inject ObjectStore store;

    @Test
    void aVersionThatPassedBecomesARunnableImage() throws SQLException {
        var version = published.sealed(PROJECT, "passes");
        UUID evaluation = published.passed(version);

        String location =
                request(version.reference())
                        .statusCode(202)
                        .body("state", equalTo("QUEUED"))
                        .body("evaluationId", equalTo(evaluation.toString()))
                        .body("requestedBy", equalTo(Tokens.USER))
                        .body("imageDigest", nullValue())
                        .extract()
                        .header("Location");
        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        run(id);

        JsonPath build = get(location).jsonPath();
        assertThat(build.getString("state")).isEqualTo("BUILT");
        assertThat(build.getString("kind")).isEqualTo("RUNNABLE");
        assertThat(build.getBoolean("reproduced")).isTrue();
        assertThat(build.getString("versionDigest")).isEqualTo(version.digest().value());
        assertThat(build.getList("layers.name", String.class))
                .containsExactly("rootfs", "config", "model");
        assertThat(build.getList("layers.mediaType", String.class))
                .containsExactly(
                        "application/vnd.oci.image.layer.v1.tar+gzip",
                        "application/vnd.oci.image.layer.v1.tar",
                        "application/vnd.oci.image.layer.v1.tar");
        assertThat(events("passes/1"))
                .containsExactly("build.queued", "build.started", "image.built");
        assertThat(publishedImage(build.getString("imageDigest"))).isEqualTo("RUNNABLE");
    }

    @Test
    void aVersionMayBeNamedByItsAlias() {
        var version = published.sealed(PROJECT, "aliased");
        published.passed(version);
        published.alias(version, "champion");

        request("aliased@champion")
                .statusCode(202)
                .body("versionId", equalTo(version.id().toString()))
                .body("version", equalTo(1));
        refused("aliased@other", 404, "NOT_FOUND", "There is no version aliased@other.");
    }

    @Test
    void theSameInputsGiveTheSameDigestAndStoreNothingTwice() {
        var version = published.sealed(PROJECT, "twice");
        published.passed(version);

        JsonPath first = build(version.reference());
        JsonPath second = build(version.reference());

        assertThat(second.getString("imageDigest")).isEqualTo(first.getString("imageDigest"));
        assertThat(second.getList("layers.reused", Boolean.class)).containsOnly(true);
        authorized()
                .get("/api/v1/images?version=twice/1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void aNewEvaluationIsANewImageThatSharesTheModelLayer() {
        var version = published.sealed(PROJECT, "again");
        published.passed(version);
        JsonPath first = build(version.reference());

        published.passed(version);
        JsonPath second = build(version.reference());

        assertThat(second.getString("imageDigest")).isNotEqualTo(first.getString("imageDigest"));
        assertThat(second.getString("layers[2].digest"))
                .isEqualTo(first.getString("layers[2].digest"));
    }

    @Test
    void theLogSaysWhatWasDoneInPages() {
        var version = published.sealed(PROJECT, "logged");
        published.passed(version);
        String id = build(version.reference()).getString("id");

        var lines = new ArrayList<String>();
        String cursor = "";
        do {
            JsonPath page = get("/api/v1/builds/" + id + "/log?limit=2" + cursor).jsonPath();
            lines.addAll(page.getList("items.text", String.class));
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());

        assertThat(lines.getFirst()).startsWith("version logged/1, sha256:").contains("2 files");
        assertThat(lines).contains("built twice with the same digest");
        assertThat(lines.getLast()).startsWith("image sha256:");
    }

    @Test
    void withoutAnEvaluationNothingIsBuilt() {
        var version = published.sealed(PROJECT, "unevaluated");

        refused(
                version.reference(),
                409,
                "GATE_NOT_PASSED",
                "unevaluated/1 has not been evaluated");
    }

    @Test
    void aFailedGateIsNamed() {
        var version = published.sealed(PROJECT, "worse");
        published.evaluation(
                version,
                "FAIL",
                "[{\"id\":\"auc\",\"verdict\":\"PASS\"},{\"id\":\"champion\",\"verdict\":\"FAIL\"}]");

        refused(
                        version.reference(),
                        409,
                        "GATE_NOT_PASSED",
                        "did not pass policy flights: champion (FAIL)")
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("gates.champion"));
    }

    @Test
    void anEvaluationOfOtherBytesDoesNotCount() {
        var version = published.sealed(PROJECT, "changed");
        published.evaluation(version, "PASS", "[]", Digest.of("other bytes"), Published.RELEASE);

        refused(
                version.reference(),
                409,
                "GATE_NOT_PASSED",
                "is of other bytes than changed/1 has");
    }

    @Test
    void badReferencesAreNamed() {
        var open = published.version(PROJECT, "open", "UPLOADING", Map.of());
        var version = published.sealed(PROJECT, "sound");
        published.passed(version);

        refused("sound", 400, "INVALID_REQUEST", "must be model/NUMBER");
        refused("nothing/7", 404, "NOT_FOUND", "There is no version nothing/7");
        refused(open.reference(), 409, "STATE_CONFLICT", "open/1 is UPLOADING");
        UUID unknown = UUID.randomUUID();
        authorized()
                .body(Map.of("version", "sound/1", "evaluation", unknown.toString()))
                .post("/api/v1/builds")
                .then()
                .statusCode(404)
                .body("detail", containsString("sound/1 has no evaluation " + unknown));
        authorized().body("{").post("/api/v1/builds").then().statusCode(400);
        authorized().body("{}").post("/api/v1/builds").then().statusCode(400);
        authorized().get("/api/v1/builds?version=x").then().statusCode(400);
        authorized().get("/api/v1/builds?cursor=x").then().statusCode(400);
        authorized().get("/api/v1/builds?cursor=eA").then().statusCode(400);
    }

    @Test
    void aWaitingBuildIsCancelledForGood() {
        var version = published.sealed(PROJECT, "cancelled");
        published.passed(version);
        String id = request(version.reference()).extract().path("id");

        for (int i = 0; i < 2; i++) {
            authorized()
                    .post("/api/v1/builds/" + id + "/cancel")
                    .then()
                    .statusCode(202)
                    .body("state", equalTo("CANCELLED"))
                    .body("reason", equalTo("cancelled by " + Tokens.USER));
        }
        run(UUID.fromString(id));

        assertThat(get("/api/v1/builds/" + id).jsonPath().getString("state"))
                .isEqualTo("CANCELLED");
        assertThat(events("cancelled/1")).containsExactly("build.queued", "build.failed");
    }

    @Test
    void aFinishedBuildCannotBeCancelled() {
        var version = published.sealed(PROJECT, "finished");
        published.passed(version);
        String id = build(version.reference()).getString("id");

        authorized()
                .post("/api/v1/builds/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body(
                        "detail",
                        equalTo("Build " + id + " is BUILT and cannot be cancelled any more."));
    }

    @Test
    void aWorkerThatDiedIsFollowedByOneThatFinishes() {
        var version = published.sealed(PROJECT, "killed");
        published.passed(version);
        UUID id = UUID.fromString(request(version.reference()).extract().path("id"));
        lifecycle.start(id);

        run(id);
        run(id);

        assertThat(get("/api/v1/builds/" + id).jsonPath().getString("state")).isEqualTo("BUILT");
        assertThat(events("killed/1"))
                .containsExactly("build.queued", "build.started", "image.built");
    }

    @Test
    void aWorkerThatComesBackFromTheDeadChangesNothing() {
        var version = published.sealed(PROJECT, "undead");
        published.passed(version);
        UUID id = UUID.fromString(request(version.reference()).extract().path("id"));
        lifecycle.start(id);
        authorized().post("/api/v1/builds/" + id + "/cancel").then().statusCode(202);

        assertThat(lifecycle.fail(id, "late")).isFalse();
        assertThat(lifecycle.start(id)).isEmpty();
        assertThat(get("/api/v1/builds/" + id).jsonPath().getString("reason"))
                .isEqualTo("cancelled by " + Tokens.USER);
    }

    @Test
    void changedBytesOfTheModelFailTheBuild() {
        var version =
                published.version(
                        PROJECT, "tampered", "SEALED", Map.of("model.onnx", "sound weights"));
        published.passed(version);
        String sha256 = Digest.of("sound weights").hex();
        byte[] changed = "other weights".getBytes(UTF_8);
        store.put(
                BlobStore.key("registry", sha256),
                new ByteArrayInputStream(changed),
                changed.length);

        JsonPath build = build(version.reference());

        assertThat(build.getString("state")).isEqualTo("FAILED");
        assertThat(build.getString("reason")).contains(sha256);
        assertThat(events("tampered/1"))
                .containsExactly("build.queued", "build.started", "build.failed");
    }

    @Test
    void aMissingBlobFailsTheBuild() {
        var version =
                published.version(
                        PROJECT, "missing", "SEALED", Map.of("model.onnx", "lost weights"));
        published.passed(version);
        store.delete(BlobStore.key("registry", Digest.of("lost weights").hex()));

        assertThat(build(version.reference()).getString("state")).isEqualTo("FAILED");
    }

    @Test
    void aRepeatedKeyStartsOneBuild() {
        var version = published.sealed(PROJECT, "keyed");
        published.passed(version);

        String first = keyed(version.reference());
        String second = keyed(version.reference());

        assertThat(second).isEqualTo(first);
        assertThat(events("keyed/1")).containsExactly("build.queued");
    }

    @Test
    void anotherProjectDoesNotSeeTheBuild() {
        var version = published.sealed(PROJECT, "private");
        published.passed(version);
        JsonPath build = build(version.reference());
        String id = build.getString("id");
        String stranger = Tokens.admin("elsewhere");

        for (String path :
                List.of(
                        "/api/v1/builds/" + id,
                        "/api/v1/builds/" + id + "/log",
                        "/api/v1/images/" + build.getString("imageDigest"),
                        "/api/v1/images/" + build.getString("imageDigest") + "/layout")) {
            as(stranger).get(path).then().statusCode(404);
            authorized().get(path).then().statusCode(200);
        }
        as(stranger).post("/api/v1/builds/" + id + "/cancel").then().statusCode(404);
        as(stranger)
                .body(Map.of("version", version.reference()))
                .post("/api/v1/builds")
                .then()
                .statusCode(404);
        as(stranger).get("/api/v1/builds").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void everyActNeedsItsRight() {
        String reader = Tokens.of(PROJECT, Verb.READ);
        String builder = Tokens.of(PROJECT, Verb.BUILD);

        as(reader).body(Map.of("version", "a/1")).post("/api/v1/builds").then().statusCode(403);
        as(reader).post("/api/v1/builds/" + UUID.randomUUID() + "/cancel").then().statusCode(403);
        as(reader).get("/api/v1/builds").then().statusCode(200);
        as(builder).get("/api/v1/builds").then().statusCode(403);
        as(builder).get("/api/v1/images").then().statusCode(403);
        as(builder).body(Map.of("version", "a/1")).post("/api/v1/builds").then().statusCode(404);
        as(Tokens.expired(PROJECT, Verb.READ)).get("/api/v1/builds").then().statusCode(401);
        given().get("/api/v1/builds").then().statusCode(401);
    }

    private JsonPath build(String reference) {
        UUID id = UUID.fromString(request(reference).statusCode(202).extract().path("id"));
        run(id);
        return get("/api/v1/builds/" + id).jsonPath();
    }

    private void run(UUID id) {
        job.run(id.toString(), new BuildTask(id));
    }

    private static String keyed(String reference) {
        return authorized()
                .header("Idempotency-Key", "one")
                .body(Map.of("version", reference))
                .post("/api/v1/builds")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static ValidatableResponse refused(
            String reference, int status, String code, String detail) {
        return request(reference)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    private static ValidatableResponse request(String reference) {
        return authorized().body(Map.of("version", reference)).post("/api/v1/builds").then();
    }

    private static Response get(String path) {
        return authorized().get(path);
    }

    private static RequestSpecification authorized() {
        return as(Tokens.of(PROJECT, Verb.READ, Verb.BUILD));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", Tokens.bearer(token))
                .contentType("application/json");
    }

    private static List<String> events(String subject) {
        var types = new ArrayList<String>();
        try (var connection = TestPostgres.owner();
                var statement =
                        connection.prepareStatement(
                                "select type from (select id, type from bus.outbox where"
                                        + " project = ? and subject = ? union select id, type from bus.event where project = ?"
                                        + " and subject = ?) seen order by id")) {
            for (int i = 0; i < 2; i++) {
                statement.setString(2 * i + 1, PROJECT);
                statement.setString(2 * i + 2, subject);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return types;
    }

    private static String publishedImage(String digest) throws SQLException {
        try (var connection = TestPostgres.as("deployer");
                var statement =
                        connection.prepareStatement(
                                "select kind from builder.v_image where image_digest = ?")) {
            statement.setString(1, digest);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "absent";
            }
        }
    }
}
