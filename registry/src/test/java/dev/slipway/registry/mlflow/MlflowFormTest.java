package dev.slipway.registry.mlflow;

import static dev.slipway.registry.Api.author;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithStack(role = "registry")
class MlflowFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/2.0/mlflow/registered-models/get",
                "/api/3.0/mlflow/traces",
                "/ajax-api/2.0/mlflow/experiments/search"
            })
    void refusalsHaveMlflowsForm(String path) {
        author().get(path)
                .then()
                .statusCode(404)
                .contentType(ContentType.JSON)
                .body("error_code", equalTo("ENDPOINT_NOT_FOUND"))
                .body("message", containsString("does not serve MLflow's"));
        author().contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(404)
                .body("error_code", equalTo("ENDPOINT_NOT_FOUND"));
    }

    @Test
    void withoutATokenTheClientIsAskedForOne() {
        given().get("/api/2.0/mlflow/experiments/search")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"mlflow\"")
                .body("error_code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void healthAndVersionAreOpen() {
        given().get("/health").then().statusCode(200).body(equalTo("OK"));
        given().get("/version").then().statusCode(200).body(equalTo("3.6.0"));
    }
}
