package dev.slipway.deployer.environment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class EnvironmentTest {
    private static final String PATH = "/api/v1/environments";

    private final String project = "p" + UUID.randomUUID();

    @Test
    void aProjectHasStagingAndProductionFromItsFirstUseOn() {
        call().get(PATH)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("production", "staging")))
                .body("items.target", equalTo(List.of("local", "local")));
    }

    @Test
    void anEnvironmentIsMadeOnceAndThenKept() {
        put("qa", Map.of("target", "local")).statusCode(201).header("ETag", equalTo("\"v1\""));
        put("qa", Map.of("target", "local")).statusCode(200).header("ETag", equalTo("\"v1\""));
        call().get(PATH).then().body("items.name", equalTo(List.of("production", "qa", "staging")));
    }

    @Test
    void anUnknownTargetAndABadNameAreRefused() {
        put("qa", Map.of("target", "moon"))
                .statusCode(400)
                .body("detail", containsString("[kubernetes, local]"));
        put("Q_A", Map.of("target", "local"))
                .statusCode(400)
                .body("violations[0].field", equalTo("name"));
    }

    @Test
    void whereAndHowLargeReleasesRunIsKept() {
        var kubernetes = Map.of("namespace", "models", "pullSecret", "our-registry");
        var settings = Map.of("replicas", 2, "cpu", "250m", "memory", "300Mi");
        var body = Map.of("target", "kubernetes", "kubernetes", kubernetes, "settings", settings);

        put("qa", body).statusCode(201);
        put("qa", body)
                .statusCode(200)
                .header("ETag", equalTo("\"v2\""))
                .body("kubernetes.namespace", equalTo("models"))
                .body("settings.replicas", equalTo(2));
        put("qa", Map.of("target", "local"))
                .statusCode(200)
                .header("ETag", equalTo("\"v3\""))
                .body("kubernetes", nullValue());
    }

    @Test
    void whatAClusterCouldNotMeanIsRefusedFieldByField() {
        var kubernetes = Map.of("namespace", "Models", "kubeconfig", "../x");
        var settings = Map.of("replicas", 0, "memory", "lots");

        put("qa", Map.of("target", "kubernetes", "kubernetes", kubernetes, "settings", settings))
                .statusCode(400)
                .body(
                        "violations.field",
                        equalTo(
                                List.of(
                                        "kubernetes.namespace",
                                        "kubernetes.kubeconfig",
                                        "settings.replicas",
                                        "settings.memory")));
        put("qa", Map.of("target", "kubernetes", "kubernetes", Map.of("kubeconfig", "edge")))
                .statusCode(400)
                .body("detail", containsString("SLIPWAY_KUBECONFIGS_DIR is not set"));
    }

    @Test
    void itTakesTheRightToDeploy() {
        given().header("Authorization", Tokens.bearer(Tokens.of(project, Verb.READ)))
                .contentType(ContentType.JSON)
                .body(Map.of("target", "local"))
                .put(PATH + "/qa")
                .then()
                .statusCode(403);
    }

    @Test
    void aStaleTagIsRefused() {
        given(call())
                .header("If-Match", "\"v7\"")
                .body(Map.of("target", "local"))
                .put(PATH + "/staging")
                .then()
                .statusCode(412);
    }

    private io.restassured.response.ValidatableResponse put(String name, Object body) {
        return call().body(body).put(PATH + "/" + name).then();
    }

    private RequestSpecification call() {
        return given().header("Authorization", Tokens.bearer(Tokens.admin(project)))
                .contentType(ContentType.JSON);
    }
}
