package dev.slipway.builder.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.LocalRegistry;
import dev.slipway.builder.OutsideTool;
import dev.slipway.builder.Published;
import dev.slipway.builder.TestBase;
import dev.slipway.core.state.BuildState;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A builder that has its credentials as the chart gives them, in the file that `DOCKER_CONFIG`
/// leads to.
@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
@TestProfile(DockerConfigPushTest.LoggedIn.class)
class DockerConfigPushTest {
    private static final String PROJECT = "logged-in";

    @Inject Published published;

    @Inject BuildJob job;

    @Inject BuildRepository builds;

    public static class LoggedIn implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(
                            LocalRegistry.class, Map.of(LocalRegistry.DOCKER_CONFIG, "")));
        }
    }

    @Test
    void aRegistryThatWantsAPasswordGetsTheOneFromTheFile() {
        OutsideTool.require("docker-registry");
        var version = published.sealed(PROJECT, "model");
        published.passed(version);
        String queued =
                given().header("Authorization", Tokens.bearer(Tokens.admin(PROJECT)))
                        .contentType("application/json")
                        .body(Map.of("version", version.reference()))
                        .post("/api/v1/builds")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        UUID id = UUID.fromString(queued);

        job.run(queued, new BuildTask(id));

        BuildEntity build = builds.find(id).orElseThrow();
        assertThat(build.reason).isNull();
        assertThat(build.state).isEqualTo(BuildState.BUILT);
    }
}
