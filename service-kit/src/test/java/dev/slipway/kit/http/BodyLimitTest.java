package dev.slipway.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class BodyLimitTest {
    @Test
    void aJsonBodyOverTheLimitIsRefused() {
        given().header("Authorization", Tokens.bearer(Tokens.admin("default")))
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{\"name\":\"" + "a".repeat(16 << 20) + "\",\"size\":1}")
                .patch("/probe")
                .then()
                .statusCode(413)
                .body("code", equalTo("PAYLOAD_TOO_LARGE"))
                .body("detail", equalTo("A JSON body has at most 16777216 bytes."));
    }
}
