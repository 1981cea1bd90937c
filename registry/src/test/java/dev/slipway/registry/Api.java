package dev.slipway.registry;

import static io.restassured.RestAssured.given;

import dev.slipway.core.identity.Verb;
import dev.slipway.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// Calls of the registry's API as a test makes them.
public final class Api {
    public static final String MODELS = "/api/v1/models";

    private static final Path FLIGHTS = Path.of("..", "examples", "flights");

    private Api() {}

    /// A request of somebody who may read and write models of the project `default`.
    public static RequestSpecification author() {
        return as("default", Verb.READ, Verb.MODEL_WRITE);
    }

    public static RequestSpecification as(String project, Verb... verbs) {
        return given().header("Authorization", Tokens.bearer(Tokens.of(project, verbs)));
    }

    public static ValidatableResponse createModel(String name) {
        return author().contentType(ContentType.JSON)
                .body(Map.of("name", name))
                .post(MODELS)
                .then();
    }

    /// A new model with a name of its own.
    public static String newModel() {
        String name = "model-" + UUID.randomUUID();
        createModel(name).statusCode(201);
        return name;
    }

    /// A new version in UPLOADING.
    public static int newVersion(String model) {
        return author().contentType(ContentType.JSON)
                .body(Map.of())
                .post(MODELS + "/" + model + "/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    public static String version(String model, int version) {
        return MODELS + "/" + model + "/versions/" + version;
    }

    public static ValidatableResponse upload(
            String model, int version, String path, byte[] content) {
        return author().contentType("application/octet-stream")
                .body(content)
                .put(version(model, version) + "/files/" + path)
                .then();
    }

    public static ValidatableResponse seal(String model, int version) {
        return author().post(version(model, version) + "/seal").then();
    }

    /// A sealed version of the example model.
    public static int sealedVersion(String model) {
        int version = newVersion(model);
        upload(model, version, "model.onnx", example("model/model.onnx")).statusCode(200);
        seal(model, version).statusCode(200);
        return version;
    }

    /// The bytes of a file of the flights example.
    public static byte[] example(String path) {
        try {
            return Files.readAllBytes(FLIGHTS.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
