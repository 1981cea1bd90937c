package dev.slipway.registry.alias;

import static dev.slipway.registry.Api.MODELS;
import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.newModel;
import static dev.slipway.registry.Api.newVersion;
import static dev.slipway.registry.Api.sealedVersion;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class AliasApiTest {
    private static ValidatableResponse move(String model, String alias, int version) {
        return author().contentType(ContentType.JSON)
                .body(Map.of("version", version))
                .put(MODELS + "/" + model + "/aliases/" + alias)
                .then();
    }

    @Test
    void anAliasMovesFromVersionToVersionAndResolves() {
        String model = newModel();
        int first = sealedVersion(model);
        int second = sealedVersion(model);

        move(model, "champion", first).statusCode(200).body("aliases.champion", equalTo(1));
        move(model, "champion", second).statusCode(200).body("aliases.champion", equalTo(2));
        author().queryParam("ref", model + "@champion")
                .get("/api/v1/versions")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("model", equalTo(model));
        author().delete(MODELS + "/" + model + "/aliases/champion").then().statusCode(204);
        author().get(MODELS + "/" + model)
                .then()
                .body("aliases.champion", nullValue())
                .body("latestVersion", equalTo(2));
        author().queryParam("ref", model + "@champion")
                .get("/api/v1/versions")
                .then()
                .statusCode(404)
                .body("detail", containsString("no alias champion"));
    }

    @Test
    void anAliasPointsAtSealedVersionsOnly() {
        String model = newModel();
        int open = newVersion(model);
        move(model, "champion", open)
                .statusCode(409)
                .body("code", equalTo("STATE_CONFLICT"))
                .body("detail", containsString("UPLOADING"));
    }

    @Test
    void reservedNamesAreRefused() {
        String model = newModel();
        int version = sealedVersion(model);
        for (String reserved : new String[] {"latest", "v3", "V12", "a.b"}) {
            move(model, reserved, version)
                    .statusCode(400)
                    .body("violations[0].field", equalTo("alias"));
        }
    }

    @Test
    void anAliasThatIsNotThereCannotBeRemoved() {
        author().delete(MODELS + "/" + newModel() + "/aliases/champion")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }
}
