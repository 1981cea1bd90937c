package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every refusal of credentials, in the form of each protocol.
@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class RefusalsTest {
    @Inject MutableClock clock;

    /// A protocol: where it is spoken and what its refusals look like.
    enum Protocol {
        API("/api/v1/models") {
            @Override
            void check(ValidatableResponse response, int status, String code, String detail) {
                response.statusCode(status)
                        .contentType("application/problem+json")
                        .body("code", equalTo(code))
                        .body("status", equalTo(status))
                        .body("title", notNullValue())
                        .body("type", notNullValue())
                        .body("violations", hasSize(0))
                        .body("requestId", equalTo("refused-1"))
                        .body("detail", equalTo(detail));
            }
        },
        INFERENCE("/serve/staging/flight-delay/v2/models/flight-delay") {
            @Override
            void check(ValidatableResponse response, int status, String code, String detail) {
                response.statusCode(status)
                        .header("Content-Type", "application/json")
                        .body("size()", equalTo(1))
                        .body("error", equalTo(detail));
            }
        },
        MLFLOW("/api/2.0/mlflow/registered-models/search") {
            @Override
            void check(ValidatableResponse response, int status, String code, String detail) {
                String mlflow = code.equals("FORBIDDEN") ? "PERMISSION_DENIED" : code;
                response.statusCode(status)
                        .header("Content-Type", "application/json")
                        .body("size()", equalTo(2))
                        .body("error_code", equalTo(mlflow))
                        .body("message", equalTo(detail));
            }
        };

        private final String path;

        Protocol(String path) {
            this.path = path;
        }

        abstract void check(ValidatableResponse response, int status, String code, String detail);

        ValidatableResponse get(String authorization, String... headers) {
            var request = given().header("X-Request-Id", "refused-1");
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return request.get(path).then().header("X-Request-Id", "refused-1");
        }
    }

    @BeforeAll
    static void deployerPublishesARoute() throws Exception {
        Routes.publish();
        Routes.set("staging", "flight-delay", "default", Behind.url());
    }

    @BeforeEach
    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource
    void noCredentials(Protocol protocol) {
        protocol.check(
                protocol.get(""),
                401,
                "UNAUTHENTICATED",
                "Sign in, or send a token as `Authorization: Bearer slw_…`");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongToken(Protocol protocol) {
        protocol.check(
                protocol.get("Bearer slw_wrong"),
                401,
                "UNAUTHENTICATED",
                "This token is not known or was revoked; make a new one with `slipway token"
                        + " create`");
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredToken(Protocol protocol) {
        Api.Made token = Api.token("short-lived", "PT1M", "read", "predict");
        protocol.get("Bearer " + token.secret()).statusCode(200);

        clock.advance(Duration.ofMinutes(2));

        protocol.check(
                protocol.get("Bearer " + token.secret()),
                401,
                "UNAUTHENTICATED",
                "These credentials expired at "
                        + token.expiresAt()
                        + "; sign in again or make a new token");
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedTokenWorksNoLongerAtOnce(Protocol protocol) {
        Api.Made token = Api.token("to be revoked", "P1D", "read");
        protocol.get("Bearer " + token.secret()).statusCode(200);

        Api.admin().delete("/api/v1/tokens/" + token.id()).then().statusCode(204);

        protocol.check(
                protocol.get("Bearer " + token.secret()),
                401,
                "UNAUTHENTICATED",
                "This token is not known or was revoked; make a new one with `slipway token"
                        + " create`");
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfAnotherProject(Protocol protocol) {
        protocol.check(
                protocol.get("Bearer " + Behind.ADMIN_TOKEN, "X-Slipway-Project", "somebody-elses"),
                403,
                "FORBIDDEN",
                "These credentials are not for project somebody-elses but for default");
    }

    @Test
    void aTokenWithoutTheRightCannotPredict() {
        Api.Made token = Api.token("reader", "P1D", "read");

        given().header("Authorization", "Bearer " + token.secret())
                .body("{}")
                .post("/serve/staging/flight-delay/v2/models/flight-delay/infer")
                .then()
                .statusCode(403)
                .header("Content-Type", "application/json")
                .body(
                        "error",
                        equalTo(
                                "This needs the right `predict`, which these credentials do not"
                                        + " have"));
    }

    @Test
    void aTokenWithoutTheRightCannotMakeTokens() {
        Api.Made token = Api.token("reader", "P1D", "read");

        given().header("Authorization", "Bearer " + token.secret())
                .contentType("application/json")
                .body("{\"name\":\"more\",\"scopes\":[\"read\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void aTokenCannotDoMoreThanItsOwner() {
        Api.Made token = Api.token("maker", "P1D", "read", "token:write");

        given().header("Authorization", "Bearer " + token.secret())
                .contentType("application/json")
                .body("{\"name\":\"more\",\"scopes\":[\"deploy\"]}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body(
                        "detail",
                        equalTo(
                                "A token cannot do more than its owner: you do not have the right"
                                        + " deploy."));
    }

    @Test
    void aDeploymentOfAnotherProjectDoesNotExist() throws Exception {
        Routes.set("staging", "theirs", "other", Behind.url());

        Api.admin()
                .get("/serve/staging/theirs/v2/health/ready")
                .then()
                .statusCode(404)
                .header("Content-Type", "application/json")
                .body("error", equalTo("No deployment staging/theirs is running"));
    }

    @Test
    void whatIsNotThereIsNotFoundInEachForm() {
        Api.admin()
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("Nothing is served at /api/v1/nothing"));
        Api.admin()
                .get("/serve/staging/absent/v2")
                .then()
                .statusCode(404)
                .header("Content-Type", "application/json")
                .body("error", equalTo("No deployment staging/absent is running"));
    }

    @Test
    void aServiceThatIsDownIsUnavailableWithATimeToRetry() {
        Api.admin()
                .get("/api/v1/policies")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("code", equalTo("UNAVAILABLE"))
                .body("detail", equalTo("The validator does not answer now; try again"));
    }

    @Test
    void aBackendThatIsDownIsUnavailableInItsOwnForm() throws Exception {
        Routes.set("staging", "down", "default", "http://127.0.0.1:1");

        Api.admin()
                .body("{}")
                .post("/serve/staging/down/v2/models/m/infer")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .header("Content-Type", "application/json")
                .body(
                        "error",
                        equalTo("The deployment staging/down does not answer now; try again"));
    }

    @Test
    void pathsThatTwoServersCouldReadDifferentlyAreRefused() {
        Api.admin()
                .urlEncodingEnabled(false)
                .get("/api/v1/models/%2e%2e/tokens")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
    }
}
