package dev.slipway.builder.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.Published;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "builder")
@TestProfile(ModelOnlyTest.NoBase.class)
class ModelOnlyTest {
    private static final String PROJECT = "model-only";

    @Inject Published published;

    @Inject BuildJob job;

    public static class NoBase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("slipway.base.image", "/nonexistent/base");
        }
    }

    @Test
    void withoutABaseTheImageHoldsConfigurationAndModelAndTheBuildSaysSo() {
        var version = published.sealed(PROJECT, "bare");
        published.passed(version);
        String token = Tokens.bearer(Tokens.admin(PROJECT));
        String id =
                given().header("Authorization", token)
                        .contentType("application/json")
                        .body(Map.of("version", "bare/1"))
                        .post("/api/v1/builds")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");

        job.run(id, new BuildTask(UUID.fromString(id)));

        JsonPath build =
                given().header("Authorization", token).get("/api/v1/builds/" + id).jsonPath();
        assertThat(build.getString("state")).isEqualTo("BUILT");
        assertThat(build.getString("kind")).isEqualTo("MODEL_ONLY");
        assertThat(build.getList("layers.name", String.class)).containsExactly("config", "model");
        assertThat(build.getString("baseDigest")).isNull();
        assertThat(build.getString("reason"))
                .isEqualTo(
                        "model-only image: the base image folder /nonexistent/base does not exist");
    }
}
