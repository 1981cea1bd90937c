package dev.slipway.kit.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class AuthenticationTest {
    private static ValidatableResponse get(String token) {
        return given().header("Authorization", Tokens.bearer(token)).get("/probe").then();
    }

    @Test
    void aValidTokenSaysWhoCalls() {
        get(Tokens.of("default", Verb.READ))
                .statusCode(200)
                .body("actor", equalTo("tester"))
                .body("project", equalTo("default"));
    }

    @Test
    void withoutATokenThereIsNoAnswer() {
        given().get("/probe")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("Authorization", "Basic YTpi").get("/probe").then().statusCode(401);
    }

    @Test
    void expiredForgedAndForeignTokensAreRefused() {
        get(Tokens.expired("default", Verb.READ))
                .statusCode(401)
                .body("detail", containsString("expired"));
        get(Tokens.forged("default", Verb.READ)).statusCode(401);
        get(Tokens.claims("tester", "default", Verb.READ).audience("serve:a/b").sign())
                .statusCode(401);
        get("not.a.token").statusCode(401);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        get(part("{\"alg\":\"none\"}")
                        + "."
                        + part(
                                "{\"iss\":\"slipway\",\"aud\":\"slipway\",\"sub\":\"x\","
                                        + "\"exp\":9999999999,\"project\":\"default\"}")
                        + ".")
                .statusCode(401);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenWithoutTheRightIsRefusedByName() {
        get(Tokens.of("default", Verb.DEPLOY))
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"))
                .body("detail", containsString("the right read"));
    }

    @Test
    void whatIsOpenNeedsNoToken() {
        given().get("/probe/open").then().statusCode(200).body(equalTo("open"));
    }
}
