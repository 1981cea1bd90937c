package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How registries' clients come in: the challenge, the token endpoint, and every other way.
@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class PullDoorTest {
    private static final String MANIFEST = "/v2/default/flight-delay/manifests/1";
    private static final String LOG_IN =
            "Log in with any name and a token, or with a user's name and password";
    private static final String WRONG = "The name or the password is wrong.";

    @Inject MutableClock clock;

    @BeforeEach
    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @Test
    void whoeverShowsNothingIsSentToTheTokenEndpointOfTheAddressItUsed() {
        for (String path : List.of("/v2", "/v2/", MANIFEST)) {
            Response answer = given().header("Host", "registry.example:8443").get(path);
            refused(answer, 401, "UNAUTHORIZED", LOG_IN);
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(
                            "Bearer realm=\"http://registry.example:8443/v2/token\",service=\"slipway\"");
        }
        assertThat(given().header("Host", "[fd00::1]").get("/v2/").header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"http://[fd00::1]/v2/token\",service=\"slipway\"");
        assertThat(
                        given().header("Host", "r.example")
                                .header("X-Forwarded-Proto", "https")
                                .get("/v2/")
                                .header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"https://r.example/v2/token\",service=\"slipway\"");
        Response head = given().head(MANIFEST);
        assertThat(head.statusCode()).isEqualTo(401);
        assertThat(head.asByteArray()).isEmpty();
    }

    @Test
    void theTokenEndpointGivesAShortTokenThatCanOnlyPull() {
        Response answer = basic("anyone", Behind.ADMIN_TOKEN).get(token("default/flight-delay"));

        answer.then().statusCode(200).header("Cache-Control", "no-store");
        JsonPath body = answer.jsonPath();
        assertThat(body.getString("access_token")).isEqualTo(body.getString("token"));
        assertThat(body.getInt("expires_in")).isEqualTo(300);
        JsonObject claims = claims(body.getString("token"));
        assertThat(claims.getString("aud")).isEqualTo("oci");
        assertThat(claims.getString("sub")).isEqualTo("admin");
        assertThat(claims.getString("project")).isEqualTo("default");
        assertThat(claims.getJsonArray("verbs").getList()).isEqualTo(List.of("pull"));

        JsonObject behind = seenBehind(bearer(body.getString("token")).get(MANIFEST));
        assertThat(behind.getString("aud")).isEqualTo("slipway");
        assertThat(behind.getString("sub")).isEqualTo("admin");
        assertThat(behind.getString("project")).isEqualTo("default");
        assertThat(behind.getJsonArray("verbs").getList()).isEqualTo(List.of("pull"));
    }

    @Test
    void theShortTokenIsForFiveMinutesAndForPullsOnly() {
        String jwt = shortToken("anyone", Behind.ADMIN_TOKEN);

        bearer(jwt).get("/api/v1/models").then().statusCode(401);
        clock.advance(Duration.ofSeconds(280));
        bearer(jwt).get(MANIFEST).then().statusCode(200);
        clock.advance(Duration.ofSeconds(21));
        refused(
                bearer(jwt).get(MANIFEST),
                401,
                "UNAUTHORIZED",
                "The short token has expired or is not one of /v2/token; get a new one there");
    }

    @Test
    void aShortTokenOfServicesOrOfNobodyOpensNothing() {
        String ofServices =
                Api.admin()
                        .get("/api/v1/models")
                        .asString()
                        .split("Authorization: Bearer ")[1]
                        .split("\n")[0];
        String own = shortToken("anyone", Behind.ADMIN_TOKEN);
        String altered = own.substring(0, own.length() - 4) + "AAAA";

        for (String jwt : List.of(ofServices, altered, "a.b.c")) {
            refused(
                    bearer(jwt).get(MANIFEST),
                    401,
                    "UNAUTHORIZED",
                    "The short token has expired or is not one of /v2/token; get a new one there");
        }
    }

    @Test
    void aTokenPullsAsBearerAndAsThePasswordOfAnyName() {
        Api.Made token = Api.token("puller", "P1D", "pull");

        for (RequestSpecification caller :
                List.of(bearer(token.secret()), basic("whoever", token.secret()))) {
            JsonObject claims = seenBehind(caller.get(MANIFEST));
            assertThat(claims.getString("sub")).isEqualTo("admin");
            assertThat(claims.getJsonArray("verbs").getList()).isEqualTo(List.of("pull"));
        }
    }

    @Test
    void aTokenThatEndsSoonerGivesATokenThatEndsWithIt() {
        Api.Made token = Api.token("soon over", "PT1M", "pull");

        int seconds =
                basic("whoever", token.secret())
                        .get(token("default/flight-delay"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("expires_in");

        assertThat(seconds).isBetween(55, 60);
    }

    @Test
    void withoutTheRightNothingIsPulled() {
        Api.Made reader = Api.token("only reads", "P1D", "read");
        String message = "This needs the right `pull`, which these credentials do not have";

        refused(bearer(reader.secret()).get(MANIFEST), 403, "DENIED", message);
        refused(basic("x", reader.secret()).get("/v2/token"), 403, "DENIED", message);
    }

    @Test
    void aUserPullsWithNameAndPassword() {
        user("pia", "viewer");

        JsonObject claims = seenBehind(basic("pia", "the password of pia").get(MANIFEST));

        assertThat(claims.getString("sub")).isEqualTo("pia");
        assertThat(claims.getJsonArray("verbs").getList()).isEqualTo(List.of("pull"));
        assertThat(claims(shortToken("PIA", "the password of pia")).getString("sub"))
                .isEqualTo("pia");
    }

    @Test
    void guessingPasswordsIsThrottledTogetherWithSigningIn() {
        user("gustav", "viewer");
        for (int i = 0; i < 3; i++) {
            refused(basic("gustav", "a guess").get("/v2/token"), 401, "UNAUTHORIZED", WRONG);
        }
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .body(Map.of("username", "gustav", "password", "a guess"))
                    .post("/api/v1/session")
                    .then()
                    .statusCode(401);
        }

        for (String path : List.of("/v2/token", MANIFEST)) {
            Response answer = basic("gustav", "the password of gustav").get(path);
            refused(
                    answer,
                    429,
                    "TOOMANYREQUESTS",
                    "Too many failed attempts for this name; try again in %s seconds."
                            .formatted(answer.header("Retry-After")));
        }
        clock.advance(Duration.ofSeconds(61));
        basic("gustav", "the password of gustav").get("/v2/token").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic YQ==", "Digest abc", "Bearer", "token"})
    void whatCannotBeReadIsNoCredentials(String authorization) {
        refused(
                given().header("Authorization", authorization).get(MANIFEST),
                401,
                "UNAUTHORIZED",
                LOG_IN);
    }

    @Test
    void unknownCredentialsAreRefused() {
        refused(
                bearer("slw_wrong").get(MANIFEST),
                401,
                "UNAUTHORIZED",
                "This token is not known or was revoked; make a new one with `slipway token create`");
        refused(basic("nobody", "slw_wrong").get(MANIFEST), 401, "UNAUTHORIZED", WRONG);
        Response answer = basic("", "").get("/v2/token");
        refused(answer, 401, "UNAUTHORIZED", WRONG);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"slipway\"");
        refused(
                given().get("/v2/token"),
                401,
                "UNAUTHORIZED",
                "Send a user's name and password, or any name and a token, as Basic credentials");
    }

    @Test
    void aBrowsersSessionPullsNothing() {
        user("sid", "viewer");
        String cookie = Api.signIn("sid", "the password of sid");

        refused(
                given().cookie("slipway_session", cookie).get(MANIFEST),
                401,
                "UNAUTHORIZED",
                LOG_IN);
    }

    @Test
    void theScopeIsCheckedForItsFormOnly() {
        for (String scope :
                List.of(
                        "repository:other/thing:pull,push",
                        "repository:default/a:pull repository:default/b:pull",
                        "registry:catalog:*",
                        "repository(plugin):x:pull")) {
            basic("x", Behind.ADMIN_TOKEN)
                    .queryParam("scope", scope)
                    .get("/v2/token")
                    .then()
                    .statusCode(200);
        }
        for (String scope : List.of("repository:pull", "repository:UPPER/x:pull", "x", "a:b:c d")) {
            refused(
                    basic("x", Behind.ADMIN_TOKEN).queryParam("scope", scope).get("/v2/token"),
                    400,
                    "NAME_INVALID",
                    "A scope must look like repository:PROJECT/MODEL:pull");
        }
    }

    @Test
    void whoBelongsToSeveralProjectsPullsFromTheRepositorysOne() {
        Api.admin()
                .contentType("application/json")
                .body(Map.of("name", "pulling"))
                .post("/api/v1/projects")
                .then()
                .statusCode(201);

        JsonPath own = basic("admin", Behind.ADMIN_PASSWORD).get(token("pulling/model")).jsonPath();
        assertThat(claims(own.getString("token")).getString("project")).isEqualTo("pulling");
        JsonPath foreign =
                basic("admin", Behind.ADMIN_PASSWORD).get(token("third/model")).jsonPath();
        assertThat(claims(foreign.getString("token")).getString("project")).isEqualTo("default");
        JsonObject direct =
                seenBehind(
                        basic("admin", Behind.ADMIN_PASSWORD).get("/v2/pulling/model/manifests/1"));
        assertThat(direct.getString("project")).isEqualTo("pulling");
        JsonObject bound =
                seenBehind(basic("x", Behind.ADMIN_TOKEN).get("/v2/pulling/model/manifests/1"));
        assertThat(bound.getString("project")).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v2/default/flight-delay/blobs/uploads/",
                "PATCH /v2/default/flight-delay/blobs/uploads/1",
                "PUT /v2/default/flight-delay/manifests/1",
                "DELETE /v2/default/flight-delay/manifests/1"
            })
    void nothingIsPushed(String request) {
        String[] parts = request.split(" ");
        Response answer = bearer(Behind.ADMIN_TOKEN).request(parts[0], parts[1]);
        refused(
                answer,
                405,
                "UNSUPPORTED",
                "Images are only pulled here; a build makes them (`slipway build`)");
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void theTokenEndpointIsOnlyRead() {
        // containerd tries POST first and goes on with GET after a 405.
        basic("x", Behind.ADMIN_TOKEN)
                .contentType("application/x-www-form-urlencoded")
                .body("grant_type=password")
                .post("/v2/token")
                .then()
                .statusCode(405)
                .body("errors.code", contains("UNSUPPORTED"));
    }

    @Test
    void theDeployerOrdersTokensThatReportAndPull() {
        String secret =
                ordered(List.of("ingest", "pull")).then().statusCode(201).extract().path("token");

        JsonObject claims = seenBehind(basic("slipway", secret).get(MANIFEST));
        assertThat(claims.getString("sub")).isEqualTo("serving:staging/flight-delay");
        assertThat(claims.getString("deployment")).isEqualTo("staging/flight-delay");
        assertThat(claims.getJsonArray("verbs").getList()).isEqualTo(List.of("pull"));
        ordered(List.of("pull")).then().statusCode(201).body("scopes", contains("pull"));
        ordered(List.of("ingest", "read"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("deployment"))
                .body(
                        "violations[0].message",
                        equalTo("is for tokens with no other scopes than ingest, pull"));
    }

    private static Response ordered(List<String> scopes) {
        return bearer(Behind.DEPLOYER_TOKEN)
                .contentType("application/json")
                .body(
                        Map.of(
                                "name", "staging/flight-delay",
                                "scopes", scopes,
                                "expires", "P365D",
                                "deployment", "staging/flight-delay"))
                .post("/api/v1/tokens");
    }

    private static void user(String name, String role) {
        Api.admin()
                .contentType("application/json")
                .body(Map.of("username", name, "password", "the password of " + name, "role", role))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
    }

    private static String shortToken(String name, String password) {
        return basic(name, password)
                .get(token("default/flight-delay"))
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    private static String token(String repository) {
        return "/v2/token?service=slipway&scope=repository:" + repository + ":pull";
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification basic(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }

    private static JsonObject seenBehind(Response answer) {
        answer.then().statusCode(200);
        return claims(answer.asString().split("Authorization: Bearer ")[1].split("\n")[0]);
    }

    private static JsonObject claims(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    private static void refused(Response answer, int status, String code, String message) {
        answer.then()
                .statusCode(status)
                .header("Content-Type", "application/json")
                .body("size()", equalTo(1))
                .body("errors", hasSize(1))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].message", equalTo(message));
    }
}
