package dev.slipway.validator;

import static io.restassured.RestAssured.given;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.Tokens;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// Requests to the validator.
public final class Api {
    private static final RestAssuredConfig CONFIG =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                    .encodeContentTypeAs("application/yaml", ContentType.TEXT));

    private Api() {}

    /// A request by somebody with every right in a project.
    public static RequestSpecification as(String project) {
        return with(Tokens.admin(project));
    }

    /// A request by somebody with some rights.
    public static RequestSpecification as(String project, Verb... verbs) {
        return with(Tokens.of(project, verbs));
    }

    private static RequestSpecification with(String token) {
        return given().config(CONFIG).header("Authorization", Tokens.bearer(token));
    }

    public static ValidatableResponse policy(String project, String text) {
        return as(project)
                .contentType("application/yaml")
                .body(text)
                .post("/api/v1/policies")
                .then();
    }

    public static ValidatableResponse dataset(String project, String nameAndQuery, String csv) {
        return as(project)
                .contentType("text/csv")
                .body(csv)
                .put("/api/v1/datasets/" + nameAndQuery)
                .then();
    }
}
