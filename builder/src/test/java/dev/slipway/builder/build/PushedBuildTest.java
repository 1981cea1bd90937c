package dev.slipway.builder.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.builder.LocalRegistry;
import dev.slipway.builder.OutsideTool;
import dev.slipway.builder.Published;
import dev.slipway.builder.TestBase;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.Tokens;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Builds whose images go to a registry elsewhere too.
@QuarkusTest
@WithStack(role = "builder")
@QuarkusTestResource(TestBase.class)
@TestProfile(PushedBuildTest.WithRegistry.class)
class PushedBuildTest {
    private static final String PROJECT = "pushed";

    @Inject Published published;

    @Inject BuildJob job;

    @Inject ImageMaker maker;

    @Inject BuildLifecycle lifecycle;

    @Inject BuildRepository builds;

    @ConfigProperty(name = "slipway.push.repository")
    String prefix;

    public static class WithRegistry implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LocalRegistry.class));
        }
    }

    @BeforeEach
    void aRegistry() {
        OutsideTool.require("docker-registry");
    }

    @Test
    void aBuiltImageIsInTheOtherRegistryByDigestAndVersion() throws SQLException {
        JsonPath build = run(queued(PROJECT, "first"));

        assertThat(build.getString("state")).isEqualTo("BUILT");
        String digest = build.getString("imageDigest");
        String repository = prefix + "/pushed/first";
        assertThat(digestThere(repository, "1")).isEqualTo(digest);
        assertThat(digestThere(repository, digest)).isEqualTo(digest);
        assertThat(published(digest)).isEqualTo("first " + repository);
        JsonPath image = get("/api/v1/images/" + digest, PROJECT);
        assertThat(image.getString("pushedTo")).isEqualTo(repository);
        assertThat(image.getString("repository")).isEqualTo("pushed/first");
        assertThat(log(build))
                .last()
                .matches(line -> line.startsWith("pushed to " + repository + ":1, "));
    }

    @Test
    void aWorkerThatDiedAfterItsPushIsFollowedByOneThatMovesNothing() throws Exception {
        UUID id = queued(PROJECT, "killed");
        BuildEntity started = lifecycle.start(id).orElseThrow();
        maker.make(started, new Silent());

        JsonPath build = run(id);

        assertThat(build.getString("state")).isEqualTo("BUILT");
        assertThat(log(build)).last().asString().contains(", 0 bytes moved, ");
    }

    @Test
    void aNameThatRegistriesDoNotTakeFailsTheBuildInWords() {
        JsonPath build = run(queued("ends-", "model"));

        assertThat(build.getString("state")).isEqualTo("FAILED");
        assertThat(build.getString("reason"))
                .startsWith(
                        "the image was built and not pushed: 'models/ends-/model' is no repository");
    }

    private UUID queued(String project, String model) {
        var version = published.sealed(project, model);
        published.passed(version);
        String id =
                given().header("Authorization", Tokens.bearer(Tokens.admin(project)))
                        .contentType("application/json")
                        .body(Map.of("version", version.reference()))
                        .post("/api/v1/builds")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
        return UUID.fromString(id);
    }

    private JsonPath run(UUID id) {
        job.run(id.toString(), new BuildTask(id));
        return get("/api/v1/builds/" + id, builds.find(id).orElseThrow().project);
    }

    private static List<String> log(JsonPath build) {
        return get("/api/v1/builds/" + build.getString("id") + "/log", PROJECT)
                .getList("items.text", String.class);
    }

    private static JsonPath get(String path, String project) {
        return given().header("Authorization", Tokens.bearer(Tokens.admin(project)))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String digestThere(String repository, String reference) {
        int slash = repository.indexOf('/');
        return given().auth()
                .preemptive()
                .basic(LocalRegistry.USER, LocalRegistry.PASSWORD)
                .accept("application/vnd.oci.image.manifest.v1+json")
                .head(
                        "http://%s/v2/%s/manifests/%s"
                                .formatted(
                                        repository.substring(0, slash),
                                        repository.substring(slash + 1),
                                        reference))
                .then()
                .statusCode(200)
                .extract()
                .header("Docker-Content-Digest");
    }

    private static String published(String digest) throws SQLException {
        try (var deployer = TestPostgres.as("deployer");
                var select =
                        deployer.prepareStatement(
                                "select slug, pushed_to from builder.v_image where image_digest = ?")) {
            select.setString(1, digest);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) + " " + rows.getString(2) : "absent";
            }
        }
    }

    /// A worker of which nothing is heard any more.
    private static final class Silent implements Progress {
        @Override
        public void say(String line) {}

        @Override
        public void checkpoint() {}
    }
}
