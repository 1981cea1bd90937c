package dev.slipway.deployer.kubernetes;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.Published;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.kubernetes.FaultyApi.Mode;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The node's container runtime goes away and comes back while a release answers: nobody who asks
/// it notices. The fault is made by the command in `SLIPWAY_TEST_NODE_FAULT`.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
@QuarkusTestResource(value = TestCluster.class, restrictToAnnotatedClass = true)
class KubernetesNodeFaultTest extends ReleaseFlow {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int SOME = 50;

    @Inject ClusterImages clusterImages;

    private String fault = "";

    @BeforeEach
    void stagingIsInTheCluster() {
        fault = TestCluster.nodeFault();
        TestCluster.api().mode(new Mode.Sound());
        given(caller())
                .body(Map.of("target", "kubernetes"))
                .put("/api/v1/environments/staging")
                .then()
                .statusCode(200);
    }

    @Test
    void aReleaseAnswersWhileItsNodeHasAFault() throws Exception {
        UUID id = begin(published());
        await().atMost(LONG).until(() -> !step(id).state().inProgress());
        assertThat(row(id).state()).isEqualTo(ReleaseState.HEALTHY);
        URI ready = URI.create(route().orElseThrow() + "/v2/health/ready");

        try (Traffic traffic = Traffic.to(ready)) {
            await().atMost(LONG).until(() -> traffic.answered() >= SOME);
            makeFault();
            int atTheEnd = traffic.answered();
            await().atMost(LONG)
                    .until(
                            () -> {
                                reconciler.round();
                                return traffic.answered() >= atTheEnd + SOME && isHealthy();
                            });
            assertThat(traffic.failures()).isEmpty();
        }
        assertThat(row(id).state()).isEqualTo(ReleaseState.HEALTHY);
        assertThat(route()).isPresent();
        leave();
    }

    private boolean isHealthy() {
        return get(deployment()).path("state").equals("HEALTHY");
    }

    private void makeFault() throws IOException, InterruptedException {
        Process command = new ProcessBuilder("sh", "-c", fault).inheritIO().start();
        boolean ended = command.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            command.destroyForcibly();
        }
        assertThat(ended).as("%s ends", fault).isTrue();
        assertThat(command.exitValue()).as("exit code of %s", fault).isZero();
    }

    private Published.Version published() throws IOException {
        Published.Version version = Published.version(project, model, 1);
        UUID evaluation = Published.passed(version);
        Digest image =
                clusterImages.runnable(
                        new TestImages.Content(version.digest().value(), evaluation, READY),
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
