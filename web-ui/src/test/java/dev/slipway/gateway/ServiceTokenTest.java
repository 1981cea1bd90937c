package dev.slipway.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "identity")
@QuarkusTestResource(Behind.class)
class ServiceTokenTest {

    private static String ingestToken() {
        return given().header("Authorization", "Bearer " + Behind.DEPLOYER_TOKEN)
                .contentType("application/json")
                .body(
                        Map.of(
                                "name",
                                "ingest staging/flight-delay",
                                "scopes",
                                List.of("ingest"),
                                "expires",
                                "P365D",
                                "deployment",
                                "staging/flight-delay"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("scopes", contains("ingest"))
                .body("deployment", equalTo("staging/flight-delay"))
                .extract()
                .path("token");
    }

    /// What the service behind the gateway got as `Authorization`.
    private static String seenBehind(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/models")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("Authorization: Bearer "))
                .map(line -> line.substring("Authorization: Bearer ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject claims(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    @Test
    void theDeployerGetsTokensThatMayOnlyReportOneDeployment() {
        JsonObject claims = claims(seenBehind(ingestToken()));

        assertThat(claims.getString("sub")).isEqualTo("serving:staging/flight-delay");
        assertThat(claims.getString("deployment")).isEqualTo("staging/flight-delay");
        assertThat(claims.getString("project")).isEqualTo("default");
        assertThat(claims.getJsonArray("verbs").getList()).isEqualTo(List.of("ingest"));
    }

    @Test
    void theDeployerGetsNothingButIngestTokens() {
        given().header("Authorization", "Bearer " + Behind.DEPLOYER_TOKEN)
                .contentType("application/json")
                .body(Map.of("name", "all", "scopes", List.of("deploy")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + Behind.DEPLOYER_TOKEN)
                .contentType("application/json")
                .body(Map.of("name", "read", "scopes", List.of("read")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("deployment"));
    }

    @Test
    void theShortTokenSaysWhoMayDoWhatForFiveMinutes() throws Exception {
        String jwt = seenBehind(Behind.ADMIN_TOKEN);
        JsonObject claims = claims(jwt);

        assertThat(claims.getString("iss")).isEqualTo("slipway");
        assertThat(claims.getString("aud")).isEqualTo("slipway");
        assertThat(claims.getString("sub")).isEqualTo("admin");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isBetween(300L, 301L);
        assertThat(claims.containsKey("deployment")).isFalse();

        String keys =
                given().get("/.well-known/jwks.json").then().statusCode(200).extract().asString();
        assertThat(keys).doesNotContain("\"d\"");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(jwt);
        signature.setKey(
                new JsonWebKeySet(keys)
                        .findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null)
                        .getKey());
        assertThat(signature.verifySignature()).isTrue();
        assertThat(signature.getAlgorithmHeaderValue()).isEqualTo("ES256");
    }

    @Test
    void aDeploymentsTokenIsForThatDeploymentOnly() throws Exception {
        Routes.publish();
        Routes.set("staging", "flight-delay", "default", Behind.url());
        // The same names in another project are another deployment.
        Routes.set("staging", "flight-delay", "other", "http://127.0.0.1:1");

        String seen =
                Api.admin()
                        .get("/serve/staging/flight-delay/v2/models/m?x=1")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(seen).startsWith("GET /v2/models/m?x=1\n");
        String jwt = seen.split("Authorization: Bearer ")[1].split("\n")[0];
        assertThat(claims(jwt).getString("aud")).isEqualTo("serve:staging/flight-delay");
        assertThat(claims(jwt).getJsonArray("verbs").getList()).contains("predict", "serve:replay");
    }

    @Test
    void anyoneSignedInSeesWhichServicesAnswer() {
        Api.Made reader = Api.token("reader", "P1D", "read");

        given().header("Authorization", "Bearer " + reader.secret())
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .body(
                        "services.name",
                        contains(
                                "gateway",
                                "registry",
                                "validator",
                                "builder",
                                "deployer",
                                "monitor"))
                .body("services[1].ready", equalTo(true))
                .body("services[2].ready", equalTo(false))
                .body("services[2].detail", equalTo("It does not answer"));
    }

    @Test
    void everyAddressOfTheConsoleIsItsOnePage() {
        given().get("/models/flight-delay/versions/1")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("X-Frame-Options", "DENY")
                .contentType("text/html");
        given().get("/assets/absent-0a1b2c3d.js").then().statusCode(404);
        given().post("/models").then().statusCode(405);
    }
}
