package dev.slipway.deployer.kubernetes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.Published;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.kubernetes.FaultyApi.Mode;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A whole release by the deployer's own API, into a cluster.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
@QuarkusTestResource(value = TestCluster.class, restrictToAnnotatedClass = true)
class KubernetesReleaseTest extends ReleaseFlow {
    private static final Duration LONG = Duration.ofSeconds(90);

    /// The kubelet starts what ended three times again, after pauses of up to 20 s.
    private static final Duration SEVERAL_STARTS = Duration.ofMinutes(3);

    @Inject ClusterImages clusterImages;

    /// Informers of the class before may still say that their client is gone.
    @BeforeAll
    static void waitForThisClassOnly() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @BeforeEach
    void stagingIsInTheCluster() {
        TestCluster.require();
        TestCluster.api().mode(new Mode.Sound());
        environment(Map.of());
    }

    @Test
    void aReleaseKeepsItsRouteWhileTheApiServerIsAway() throws IOException {
        ReleaseRow release = deployToCluster("ready");
        assertThat(release.state()).isEqualTo(ReleaseState.HEALTHY);
        String url = route().orElseThrow();
        assertThat(given().get(url + "/v2/health/ready").statusCode()).isEqualTo(200);
        get(deployment()).then().body("target", equalTo("kubernetes"));

        TestCluster.api().mode(new Mode.Down());
        for (int round = 0; round < 3; round++) {
            reconciler.round();
            sweep.round();
            assertThat(route()).contains(url);
        }
        get(deployment()).then().body("state", equalTo("HEALTHY"));

        TestCluster.api().mode(new Mode.Sound());
        leave();
    }

    @Test
    void whatDoesNotFitSaysSoInOneSentence() throws IOException {
        environment(Map.of("memory", "900Gi"));
        UUID id = begin(published("ready"));
        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(step(id).reason())
                                        .startsWith("No node fits: 0/1 nodes are available"));
        post("/api/v1/releases/" + id + "/cancel", Map.of("reason", "too large"))
                .then()
                .statusCode(202);
        await().atMost(LONG).until(() -> !step(id).state().inProgress());
        leave();
    }

    @Test
    void oneThatEatsAllMemoryIsGivenUpWithItsLimit() throws IOException {
        environment(Map.of("memory", "64Mi", "memoryLimit", "96Mi"));
        UUID id = begin(published("hungry"));
        await().atMost(SEVERAL_STARTS).until(() -> !step(id).state().inProgress());

        assertThat(row(id).state()).isEqualTo(ReleaseState.FAILED);
        assertThat(row(id).reason())
                .isEqualTo(
                        "The server was killed for memory: it reached its limit of 96Mi; raise settings.memoryLimit.");
        leave();
    }

    @Test
    void anImageWithoutAServerIsRefusedWithWhatToDo() {
        Published.Version version = publish(1, ImageKind.MODEL_ONLY, READY);
        UUID id = begin(version);
        await().atMost(LONG).until(() -> !step(id).state().inProgress());

        get("/api/v1/releases/" + id)
                .then()
                .body("state", equalTo("FAILED"))
                .body("reason", startsWith("The image has no server of its own"));
    }

    private void environment(Map<String, String> settings) {
        given(caller())
                .body(Map.of("target", "kubernetes", "settings", settings))
                .put("/api/v1/environments/staging")
                .then()
                .statusCode(200);
    }

    private ReleaseRow deployToCluster(String behaviour) throws IOException {
        UUID id = begin(published(behaviour));
        await().atMost(LONG).until(() -> !step(id).state().inProgress());
        return row(id);
    }

    private Published.Version published(String behaviour) throws IOException {
        Published.Version version = Published.version(project, model, 1);
        UUID evaluation = Published.passed(version);
        Digest image =
                clusterImages.runnable(
                        new TestImages.Content(version.digest().value(), evaluation, behaviour),
                        project + "/" + model);
        Published.image(version, evaluation, image, ImageKind.RUNNABLE);
        return version;
    }

    /// Takes the deployment away and waits for its pods.
    private void leave() {
        given(caller()).body(Map.of("reason", "done")).delete(deployment());
        await().atMost(LONG)
                .until(
                        () -> {
                            finishRemoval();
                            return get(deployment()).path("state").equals("REMOVED");
                        });
    }
}
