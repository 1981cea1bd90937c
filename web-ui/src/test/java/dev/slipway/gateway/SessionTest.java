package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class SessionTest {
    @Inject MutableClock clock;

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    private static ValidatableResponse attempt(String username, String password) {
        return given().contentType("application/json")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/session")
                .then();
    }

    @Test
    void theRightPasswordOpensASession() {
        ValidatableResponse response =
                attempt("admin", Behind.ADMIN_PASSWORD)
                        .statusCode(200)
                        .body("username", equalTo("admin"))
                        .body("project", equalTo("default"))
                        .body("projects", hasItem("default"))
                        .body("role", equalTo("admin"))
                        .body("verbs", hasItems("read", "user:write", "serve:replay"));
        assertThat(response.extract().header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200")
                .doesNotContain("Secure");

        given().cookie("slipway_session", response.extract().cookie("slipway_session"))
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("username", equalTo("admin"));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreNotToldApart() {
        String wrong =
                attempt("admin", "not the password").statusCode(401).extract().path("detail");
        String unknown =
                attempt("nobody", "not the password").statusCode(401).extract().path("detail");

        assertThat(wrong).isEqualTo("The name or the password is wrong.").isEqualTo(unknown);
        attempt("admin", Behind.ADMIN_PASSWORD).statusCode(200);
    }

    @Test
    void guessingHasToWaitAndThenMayGoOn() {
        for (int i = 0; i < 5; i++) {
            attempt("guessed", "guess " + i).statusCode(401);
        }
        attempt("guessed", "guess 6")
                .statusCode(429)
                .header("Retry-After", "60")
                .contentType("application/problem+json")
                .body("code", equalTo("TOO_MANY_REQUESTS"));

        clock.advance(Duration.ofSeconds(61));

        attempt("guessed", "guess 7").statusCode(401);
    }

    @Test
    void aSessionEndsWithItsTime() {
        String cookie = Api.signIn("admin", Behind.ADMIN_PASSWORD);
        clock.advance(Duration.ofHours(12).plusSeconds(1));

        given().cookie("slipway_session", cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void signingOutEndsTheSession() {
        String cookie = Api.signIn("admin", Behind.ADMIN_PASSWORD);
        given().cookie("slipway_session", cookie)
                .header("X-Slipway-Csrf", "1")
                .delete("/api/v1/session")
                .then()
                .statusCode(204);

        given().cookie("slipway_session", cookie).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void aLinkSignsInOnce() {
        String url =
                Api.admin()
                        .post("/api/v1/session/links")
                        .then()
                        .statusCode(201)
                        .header("Cache-Control", "no-store")
                        .extract()
                        .path("url");
        String cookie =
                given().redirects()
                        .follow(false)
                        .get(url)
                        .then()
                        .statusCode(303)
                        .header("Location", not(containsString("token")))
                        .extract()
                        .cookie("slipway_session");
        given().cookie("slipway_session", cookie)
                .get("/api/v1/session")
                .then()
                .body("username", equalTo("admin"));

        given().redirects()
                .follow(false)
                .get(url)
                .then()
                .statusCode(401)
                .body(
                        "detail",
                        equalTo(
                                "This link was used already or is too old; make a new one with"
                                        + " `slipway open`."));
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get(url)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login?link=used"));
    }

    @Test
    void aLinkIsTooOldAfterFiveMinutes() {
        String url =
                Api.admin()
                        .post("/api/v1/session/links")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("url");
        clock.advance(Duration.ofMinutes(5).plusSeconds(1));

        given().redirects().follow(false).get(url).then().statusCode(401);
    }

    @Test
    void aNarrowTokenCannotBecomeASession() {
        String narrow = Api.token("only users", "PT5M", "user:write").secret();

        given().header("Authorization", "Bearer " + narrow)
                .post("/api/v1/session/links")
                .then()
                .statusCode(403)
                .body("detail", containsString("every right of an administrator"));
    }

    @Test
    void theSessionOfALinkEndsWithTheTokenThatAskedForIt() {
        String[] everything =
                java.util.Arrays.stream(Verb.values()).map(Verb::wireName).toArray(String[]::new);
        String brief = Api.token("brief", "PT10M", everything).secret();
        String url =
                given().header("Authorization", "Bearer " + brief)
                        .post("/api/v1/session/links")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("url");
        String cookie =
                given().redirects()
                        .follow(false)
                        .get(url)
                        .then()
                        .statusCode(303)
                        .extract()
                        .cookie("slipway_session");
        given().cookie("slipway_session", cookie).get("/api/v1/session").then().statusCode(200);

        clock.advance(Duration.ofMinutes(10).plusSeconds(1));

        given().cookie("slipway_session", cookie).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void aTokenOfATokenDoesNotOutliveIt() {
        Api.Made maker = Api.token("maker", "PT1H", "read", "token:write");

        String capped =
                order(maker, Map.of("name", "capped", "scopes", List.of("read")))
                        .statusCode(201)
                        .extract()
                        .path("expiresAt");
        assertThat(Instant.parse(capped)).isEqualTo(Instant.parse(maker.expiresAt()));

        order(maker, Map.of("name", "long", "scopes", List.of("read"), "expires", "P30D"))
                .statusCode(400)
                .body("violations[0].field", equalTo("expires"))
                .body("detail", containsString(maker.expiresAt()));
    }

    private static ValidatableResponse order(Api.Made maker, Map<String, Object> token) {
        return given().header("Authorization", "Bearer " + maker.secret())
                .contentType("application/json")
                .body(token)
                .post("/api/v1/tokens")
                .then();
    }

    @Test
    void aForeignPageCannotActWithASession() {
        String cookie = Api.signIn("admin", Behind.ADMIN_PASSWORD);
        given().cookie("slipway_session", cookie)
                .header("Origin", "https://elsewhere.example")
                .post("/api/v1/session/links")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        given().cookie("slipway_session", cookie)
                .post("/api/v1/session/links")
                .then()
                .statusCode(403);
        given().cookie("slipway_session", cookie)
                .header(
                        "Origin",
                        io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port)
                .post("/api/v1/session/links")
                .then()
                .statusCode(201);
    }

    @Test
    void aForeignPageCannotSignIn() {
        given().header("Origin", "https://elsewhere.example")
                .contentType("application/json")
                .body(Map.of("username", "admin", "password", Behind.ADMIN_PASSWORD))
                .post("/api/v1/session")
                .then()
                .statusCode(403);
    }

    @Test
    void secretsAreNowhereInTheDatabase() throws Exception {
        String cookie = Api.signIn("admin", Behind.ADMIN_PASSWORD);
        try (var connection = TestPostgres.as("identity");
                var statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select (select string_agg(s::text, '') from session s)
                                  || (select string_agg(t::text, '') from token t)
                                  || (select string_agg(u::text, '') from user_account u)
                                """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1))
                    .doesNotContain(cookie)
                    .doesNotContain(Behind.ADMIN_TOKEN)
                    .doesNotContain(Behind.ADMIN_PASSWORD);
        }
    }

    @Test
    void aMemberHasTheVerbsOfItsRole() {
        Api.admin()
                .contentType("application/json")
                .body(
                        Map.of(
                                "username",
                                "vera",
                                "password",
                                "a long enough password",
                                "role",
                                "viewer"))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .body("username", equalTo("vera"));
        Api.admin()
                .contentType("application/json")
                .body(
                        Map.of(
                                "username",
                                "vera",
                                "password",
                                "a long enough password",
                                "role",
                                "viewer"))
                .post("/api/v1/users")
                .then()
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));

        String cookie = Api.signIn("vera", "a long enough password");
        given().cookie("slipway_session", cookie)
                .get("/api/v1/session")
                .then()
                .body("role", equalTo("viewer"))
                .body("verbs", containsInAnyOrder("read", "pull"));
        given().cookie("slipway_session", cookie)
                .header("X-Slipway-Csrf", "1")
                .contentType("application/json")
                .body(
                        Map.of(
                                "username",
                                "x",
                                "password",
                                "a long enough password",
                                "role",
                                "admin"))
                .post("/api/v1/users")
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionPicksItsProject() {
        Api.admin()
                .contentType("application/json")
                .body(Map.of("name", "second"))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .body("name", equalTo("second"));
        String cookie = Api.signIn("admin", Behind.ADMIN_PASSWORD);

        given().cookie("slipway_session", cookie)
                .header("X-Slipway-Project", "second")
                .get("/api/v1/session")
                .then()
                .body("project", equalTo("second"))
                .body("projects", hasItems("default", "second"));
        Api.admin()
                .header("X-Slipway-Project", "second")
                .get("/api/v1/session")
                .then()
                .statusCode(403);
    }
}
