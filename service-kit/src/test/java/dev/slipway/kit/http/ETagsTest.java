package dev.slipway.kit.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithStack(role = "registry")
class ETagsTest {
    private static ValidatableResponse change(String ifMatch) {
        var request =
                given().header("Authorization", Tokens.bearer(Tokens.admin("default")))
                        .contentType(ContentType.JSON)
                        .body("{\"name\":\"a\",\"size\":1}");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.patch("/probe").then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v7\"", "*", "\"v3\", \"v7\""})
    void theCurrentTagIsTaken(String ifMatch) {
        change(ifMatch).statusCode(200).header("ETag", "\"v8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v6\"", "v7", "W/\"v7\"", "\"v70\""})
    void everyOtherIsStale(String ifMatch) {
        change(ifMatch).statusCode(412).body("code", equalTo("STALE_ETAG"));
    }

    @Test
    void noTagIsRefused() {
        change(null).statusCode(428).body("code", equalTo("ETAG_REQUIRED"));
    }
}
