package dev.slipway.deployer.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.id.Digest;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.Published;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class ReleaseRefusalTest extends ReleaseFlow {

    @Test
    void gatesThatDidNotPassOrNeverRanAreNamed() {
        Published.Version version = Published.version(project, model, 1);
        UUID evaluation =
                Published.evaluation(
                        version,
                        "FAIL",
                        "[{\"id\":\"auc\",\"type\":\"metric\",\"verdict\":\"FAIL\"}]");
        image(version, evaluation, ImageKind.MODEL_ONLY, READY);

        release(version)
                .statusCode(409)
                .body("code", equalTo("GATE_NOT_PASSED"))
                .body("detail", containsString("auc (FAIL), latency (never run)"))
                .body("violations.field", equalTo(List.of("auc", "latency")));
        get(deployment()).then().statusCode(404);
    }

    @Test
    void anEnvironmentThatThePolicyDoesNotNameIsRefused() {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);

        post("/api/v1/releases", Map.of("environment", "production", "version", version.ref()))
                .then()
                .statusCode(409)
                .body("code", equalTo("GATE_NOT_PASSED"))
                .body("detail", containsString("environments.production.requires"));
    }

    @Test
    void anImageOfAnotherVersionIsRefused() {
        Published.Version first = Published.version(project, model, 1);
        Digest image = image(first, Published.passed(first), ImageKind.MODEL_ONLY, READY);
        Published.Version second = publish(2, ImageKind.MODEL_ONLY, READY);

        post(
                        "/api/v1/releases",
                        Map.of(
                                "environment",
                                "staging",
                                "version",
                                second.ref(),
                                "image",
                                image.value()))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations[0].field", equalTo("image"));
    }

    @Test
    void tamperedDocumentsFailTheRelease() {
        Published.Version version = Published.version(project, model, 1);
        Digest image = image(version, Published.passed(version), ImageKind.MODEL_ONLY, READY);
        images.tamper(image);

        ReleaseRow release = deploy(version);

        assertThat(release.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(release.reason()).contains("is not what its digest says");
        assertThat(route()).isEmpty();
    }

    @Test
    void anImageWithoutItsBlobsFailsTheRelease() {
        Published.Version version = Published.version(project, model, 1);
        Published.image(
                version, Published.passed(version), Digest.of("nowhere"), ImageKind.MODEL_ONLY);

        assertThat(deploy(version).reason()).contains("is incomplete");
    }

    @Test
    void aVersionWithoutAnImageIsAskedToBeBuilt() {
        Published.Version version = Published.version(project, model, 1);

        release(version)
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString("POST /api/v1/builds"));
    }

    @Test
    void anAliasNamesTheVersionItPointsTo() {
        Published.Version version = publish(4, ImageKind.MODEL_ONLY, READY);
        Published.alias(version, "champion");

        post("/api/v1/releases", Map.of("environment", "staging", "version", model + "@champion"))
                .then()
                .statusCode(202)
                .body("version", equalTo(4));
    }

    @Test
    void badRequestsSayWhatAndWhere() {
        post("/api/v1/releases", Map.of("environment", "staging"))
                .then()
                .statusCode(400)
                .body("violations[0].field", containsString("version"));
        post("/api/v1/releases", Map.of("environment", "staging", "version", "nonsense"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("version"));
        post("/api/v1/releases", Map.of("environment", "staging", "version", "nothing/1"))
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        post("/api/v1/releases", Map.of("environment", "moon", "version", "nothing/1"))
                .then()
                .statusCode(404)
                .body("detail", containsString("production, staging"));
        get("/api/v1/releases/nothing").then().statusCode(404);
        get("/api/v1/releases?limit=0").then().statusCode(400);
        get("/api/v1/releases?cursor=bogus").then().statusCode(400);
        get("/api/v1/releases?cursor=eA").then().statusCode(400);
        get("/api/v1/deployments/staging/nothing").then().statusCode(404);
    }

    @Test
    void anotherProjectDoesNotExist() {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);
        UUID id = begin(version);
        String other = Tokens.bearer(Tokens.admin("other-" + project));

        for (String path :
                List.of("/api/v1/releases/" + id, deployment(), deployment() + "/logs")) {
            given().header("Authorization", other).get(path).then().statusCode(404);
        }
        given().header("Authorization", other)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "theft"))
                .post("/api/v1/releases/" + id + "/cancel")
                .then()
                .statusCode(404);
        given().header("Authorization", other)
                .get("/api/v1/releases")
                .then()
                .body("items", equalTo(List.of()));
    }

    @Test
    void withoutTheRightNothingIsChanged() {
        publish(1, ImageKind.MODEL_ONLY, READY);
        String reader = Tokens.bearer(Tokens.of(project, Verb.READ));

        given().header("Authorization", reader)
                .contentType(ContentType.JSON)
                .body(Map.of("environment", "staging", "version", model + "/1"))
                .post("/api/v1/releases")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().header("Authorization", reader)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "x"))
                .delete(deployment())
                .then()
                .statusCode(403);
        given().header("Authorization", reader).get("/api/v1/releases").then().statusCode(200);
        given().get("/api/v1/releases").then().statusCode(401);
        String none = Tokens.bearer(Tokens.of(project, Verb.PREDICT));
        given().header("Authorization", none).get("/api/v1/deployments").then().statusCode(403);
    }

    @Test
    void aSecondReleaseIsRefusedAndNamesTheFirst() {
        UUID first = begin(publish(1, ImageKind.MODEL_ONLY, READY));

        release(publish(2, ImageKind.MODEL_ONLY, READY))
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString(first.toString()));
    }

    @Test
    void ofReleasesAtTheSameTimeOneBegins() throws Exception {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);
        int callers = 6;
        CyclicBarrier together = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    java.util.stream.IntStream.range(0, callers)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        together.await();
                                                        return release(version)
                                                                .extract()
                                                                .statusCode();
                                                    }))
                            .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(202, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void aRepeatedKeyHasOneEffect() {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);
        Map<String, String> body = Map.of("environment", "staging", "version", version.ref());
        String key = UUID.randomUUID().toString();

        Response first = withKey(key, body);
        Response second = withKey(key, body);

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(
                        withKey(key, Map.of("environment", "production", "version", version.ref()))
                                .statusCode())
                .isEqualTo(422);
        get("/api/v1/releases").then().body("items.size()", equalTo(1));
    }

    private Response withKey(String key, Map<String, String> body) {
        return given(caller()).header("Idempotency-Key", key).body(body).post("/api/v1/releases");
    }

    @Test
    void aStaleTagChangesNothing() {
        deploy(publish(1, ImageKind.MODEL_ONLY, READY));

        given(caller())
                .header("If-Match", "\"v99\"")
                .body(Map.of("reason", "x"))
                .delete(deployment())
                .then()
                .statusCode(412);
        get(deployment()).then().body("state", equalTo("HEALTHY"));
    }
}
