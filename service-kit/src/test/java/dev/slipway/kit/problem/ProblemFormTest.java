package dev.slipway.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class ProblemFormTest {
    private static RequestSpecification signedIn() {
        return given().header("Authorization", "Bearer " + Tokens.admin("default"));
    }

    private static ValidatableResponse patch(String body) {
        return signedIn()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"v7\"")
                .body(body)
                .patch("/probe")
                .then();
    }

    @Test
    void aBodyThatIsNotJsonSaysWhereItBreaks() {
        patch("{\"name\": }")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("MALFORMED_BODY"))
                .body("status", equalTo(400))
                .body("type", equalTo("https://slipway.dev/errors/malformed-body"))
                .body("title", equalTo("The body cannot be read"))
                .body("detail", equalTo("The body is not valid JSON at line 1, column 10."));
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        patch("{\"name\":\"a\",\"size\":\"many\"}")
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"))
                .body("violations.field", hasItem("size"))
                .body("violations.in", hasItem("body"))
                .body("violations.message", hasItem("expected a whole number, found \"many\""));
    }

    @Test
    void anUnknownChoiceListsTheKnownOnes() {
        patch("{\"name\":\"a\",\"size\":1,\"colour\":\"GREEN\"}")
                .statusCode(400)
                .body(
                        "violations.message",
                        hasItem("expected one of [RED, BLUE], found \"GREEN\""));
    }

    @Test
    void aRecordThatRefusesItsValueExplainsItself() {
        patch("{\"name\":\"a\",\"size\":1,\"parts\":[{\"weight\":1},{\"weight\":-1}]}")
                .statusCode(400)
                .body("violations.field", hasItem("parts[1]"))
                .body("violations.message", hasItem("a weight is never negative"));
    }

    @Test
    void anObjectInPlaceOfATextIsNamedWithoutAClassName() {
        patch("{\"name\":{\"a\":1},\"size\":1}")
                .statusCode(400)
                .body("violations.field", hasItem("name"))
                .body("violations.message", hasItem("expected a text"))
                .body("detail", not(containsString("java")));
    }

    @Test
    void violatedConstraintsAreListed() {
        patch("{\"name\":\"\",\"size\":0}")
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations.size()", equalTo(2))
                .body("violations.field", hasItem("name"))
                .body("violations.field", hasItem("size"));
    }

    @Test
    void aFailureOfOursKeepsItsCauseToItself() {
        signedIn()
                .header("X-Request-Id", "req-500")
                .get("/probe/broken")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("INTERNAL"))
                .body("requestId", equalTo("req-500"))
                .body("detail", not(containsString("swordfish")))
                .body("title", equalTo("Internal error"));
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        signedIn().get("/nowhere").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void aWrongMethodIsAProblemToo() {
        signedIn()
                .delete("/probe")
                .then()
                .statusCode(405)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void aWrongMediaTypeIsAProblemToo() {
        signedIn()
                .contentType("text/csv")
                .body("a,b")
                .patch("/probe")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void everyAnswerEchoesTheRequestId() {
        signedIn()
                .header("X-Request-Id", "abc-1.2_3")
                .get("/probe")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "abc-1.2_3");
    }

    @Test
    void aRequestIdOfTheWrongFormIsReplaced() {
        signedIn()
                .header("X-Request-Id", "not allowed!")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .body("requestId", matchesPattern("[0-9a-f-]{36}"));
    }
}
