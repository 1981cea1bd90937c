package dev.slipway.registry.model;

import static dev.slipway.registry.Api.MODELS;
import static dev.slipway.registry.Api.author;
import static dev.slipway.registry.Api.createModel;
import static dev.slipway.registry.Api.newModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "registry")
class ModelApiTest {
    private static ValidatableResponse patch(String model, String etag, String body) {
        var request = author().contentType(ContentType.JSON).body(body);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.patch(MODELS + "/" + model).then();
    }

    @Test
    void aModelIsRegisteredWithASlugAndFound() {
        String name = "Flight Delay " + UUID.randomUUID();
        author().contentType(ContentType.JSON)
                .body(Map.of("name", name, "description", "late?", "tags", Map.of("team", "air")))
                .post(MODELS)
                .then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Location", containsString("/api/v1/models/Flight%20Delay%20"))
                .body("name", equalTo(name))
                .body("slug", containsString("flight-delay-"))
                .body("tags.team", equalTo("air"))
                .body("latestVersion", nullValue());
        author().get(MODELS + "/{name}", name)
                .then()
                .statusCode(200)
                .body("description", equalTo("late?"));
    }

    @Test
    void aTakenNameIsRefused() {
        String name = newModel();
        createModel(name)
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"))
                .body("detail", containsString(name));
    }

    @Test
    void aNameThatNoModelMayHaveIsRefused() {
        createModel("a/b")
                .statusCode(400)
                .body("violations[0].field", endsWith("name"))
                .body(
                        "violations[0].message",
                        equalTo("must not contain / : @ or control characters"));
        createModel("").statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }

    @Test
    void anUnknownModelIsNamed() {
        author().get(MODELS + "/nobody")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("detail", equalTo("There is no model named nobody in the project default."));
    }

    @Test
    void aChangeNeedsTheCurrentETag() {
        String model = newModel();
        patch(model, null, "{\"description\":\"b\"}")
                .statusCode(428)
                .body("code", equalTo("ETAG_REQUIRED"));
        patch(model, "\"v0\"", "{\"description\":\"b\"}")
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("description", equalTo("b"));
        patch(model, "\"v0\"", "{\"description\":\"c\"}")
                .statusCode(412)
                .body("code", equalTo("STALE_ETAG"))
                .body("detail", containsString("\"v1\""));
    }

    @Test
    void listsAreWalkedByCursorsWithoutGapOrRepetition() {
        String prefix = "walk-" + UUID.randomUUID() + "-";
        for (int i = 0; i < 5; i++) {
            createModel(prefix + i).statusCode(201);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = author().queryParam("q", prefix.toUpperCase()).queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get(MODELS).then().statusCode(200).extract();
            seen.addAll(page.<List<String>>path("items.name"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(seen)
                .containsExactly(prefix + 0, prefix + 1, prefix + 2, prefix + 3, prefix + 4);
    }

    @Test
    void aPercentSignInASearchMeansItself() {
        author().queryParam("q", "%")
                .get(MODELS)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    @Test
    void aCursorOrLimitThatIsNoneIsRefused() {
        author().queryParam("cursor", "!!!")
                .get(MODELS)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("cursor"));
        author().queryParam("limit", 201)
                .get(MODELS)
                .then()
                .statusCode(400)
                .body("violations.message", hasItem("must be between 1 and 200, found 201"));
    }

    @Test
    void theSameKeyRegistersOnceAndAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        String name = "once-" + UUID.randomUUID();
        String first = keyed(key, name).statusCode(201).extract().path("id");
        keyed(key, name)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"v0\"")
                .body("id", equalTo(first));
        keyed(key, name + "-other").statusCode(422).body("code", equalTo("IDEMPOTENCY_MISMATCH"));
    }

    private static ValidatableResponse keyed(String key, String name) {
        return author().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("name", name))
                .post(MODELS)
                .then();
    }
}
