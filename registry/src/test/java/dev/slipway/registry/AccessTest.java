package dev.slipway.registry;

import static dev.slipway.registry.Api.MODELS;
import static dev.slipway.registry.Api.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithStack(role = "registry")
class AccessTest {
    /// Every address, with a method and the right it needs.
    record Call(String method, String path, Verb right, String contentType) {
        static Call read(String path) {
            return new Call("GET", path, Verb.READ, "application/json");
        }

        static Call write(String method, String path) {
            return new Call(method, path, Verb.MODEL_WRITE, "application/json");
        }

        int send(RequestSpecification request) {
            RequestSpecification ready =
                    method.equals("GET") ? request : request.contentType(contentType).body("{}");
            return ready.request(method, path).statusCode();
        }
    }

    static Stream<Call> calls() {
        return Stream.of(
                Call.read(MODELS),
                Call.read(MODELS + "/some"),
                Call.read(MODELS + "/some/versions"),
                Call.read(MODELS + "/some/versions/1"),
                Call.read(MODELS + "/some/versions/1/files"),
                Call.read(MODELS + "/some/versions/1/files/model.onnx"),
                Call.read("/api/v1/versions?ref=some/1"),
                Call.read("/api/v1/versions/" + UUID.randomUUID()),
                Call.read("/api/v1/events"),
                Call.read("/api/v1/events/stream"),
                Call.read("/api/v1/audit"),
                Call.write("POST", MODELS),
                Call.write("PATCH", MODELS + "/some"),
                Call.write("POST", MODELS + "/some/versions"),
                Call.write("PUT", MODELS + "/some/versions/1/files/model.onnx"),
                Call.write("POST", MODELS + "/some/versions/1/seal"),
                Call.write("DELETE", MODELS + "/some/versions/1"),
                Call.write("PUT", MODELS + "/some/aliases/champion"),
                Call.write("DELETE", MODELS + "/some/aliases/champion"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withoutATokenNothingIsServed(Call call) {
        assertStatus(401, call, given());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anExpiredTokenIsNoToken(Call call) {
        assertStatus(401, call, bearer(Tokens.expired("default", Verb.values())));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withoutTheRightNothingIsServed(Call call) {
        Verb[] others =
                Stream.of(Verb.values()).filter(verb -> verb != call.right()).toArray(Verb[]::new);
        Call valid =
                call.path().endsWith("champion") && call.method().equals("PUT")
                                || call.path().equals(MODELS) && call.method().equals("POST")
                        ? null
                        : call;
        if (valid != null) {
            assertStatus(403, valid, as("default", others));
        }
    }

    @Test
    void makingAModelAndMovingAnAliasNeedTheRightToo() {
        as("default", Verb.READ)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "denied"))
                .post(MODELS)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"))
                .body("detail", containsString("model:write"));
        as("default", Verb.READ)
                .contentType(ContentType.JSON)
                .body(Map.of("version", 1))
                .put(MODELS + "/some/aliases/champion")
                .then()
                .statusCode(403);
    }

    @Test
    void theRefusalSaysWhy() {
        bearer(Tokens.expired("default", Verb.READ))
                .get(MODELS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("detail", equalTo("The token has expired. Get a new one."));
        bearer(Tokens.forged("default", Verb.READ))
                .get(MODELS)
                .then()
                .statusCode(401)
                .body("detail", equalTo("The token is not valid."));
        bearer("slw_something-opaque").get(MODELS).then().statusCode(401);
    }

    @Test
    void aTokenForADeploymentIsNotOneForAService() {
        String token =
                Tokens.claims("tester", "default", Verb.READ)
                        .audience("serve:staging/flight-delay")
                        .sign();
        bearer(token).get(MODELS).then().statusCode(401);
    }

    @Test
    void whatBelongsToAnotherProjectDoesNotExist() {
        String model = Api.newModel();
        int version = Api.sealedVersion(model);
        String id = Api.author().get(Api.version(model, version)).path("id");
        RequestSpecification other = as("other", Verb.values());

        other.get(MODELS + "/" + model).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as("other", Verb.READ).get(Api.version(model, version)).then().statusCode(404);
        as("other", Verb.READ).get("/api/v1/versions/" + id).then().statusCode(404);
        as("other", Verb.READ).get("/api/v1/versions?ref=" + model + "/1").then().statusCode(404);
        as("other", Verb.READ)
                .get(Api.version(model, version) + "/files/model.onnx")
                .then()
                .statusCode(404);
        as("other", Verb.READ)
                .get("/api/v1/events?subject=" + model)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", Tokens.bearer(token));
    }

    private static void assertStatus(int status, Call call, RequestSpecification request) {
        int found = call.send(request);
        if (found != status) {
            throw new AssertionError("%s: expected %d, found %d".formatted(call, status, found));
        }
    }
}
