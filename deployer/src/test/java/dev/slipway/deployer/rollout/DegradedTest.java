package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class DegradedTest extends ReleaseFlow {
    @Inject StepHandler steps;

    @Test
    void aServerThatDiesIsStartedAgainAndHasNoRouteMeanwhile() {
        deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        String before = route().orElseThrow();
        kill(get(deployment()).path("live.pid"));

        reconciler.round();
        get(deployment())
                .then()
                .body("state", equalTo("DEGRADED"))
                .body("live.ready", equalTo(false))
                .body("live.reason", startsWith("The server ended with exit code 137"));
        assertThat(route()).isEmpty();

        await().atMost(PATIENCE)
                .until(
                        () -> {
                            reconciler.round();
                            return route().isPresent();
                        });
        assertThat(route().orElseThrow()).isNotEqualTo(before);
        get(deployment()).then().body("state", equalTo("HEALTHY"));
    }

    @Test
    void aCrashLoopIsCalledOne(@TempDir Path folder) throws Exception {
        deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        for (int crash = 1; crash <= 3; crash++) {
            kill(get(deployment()).path("live.pid"));
            int last = crash;
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                reconciler.round();
                                clock.advance(Duration.ofSeconds(5));
                                return last == 3 || route().isPresent();
                            });
        }
        get(deployment())
                .then()
                .body("state", equalTo("DEGRADED"))
                .body("live.reason", containsString("Crash loop, started again 3 times; last:"));
    }

    @Test
    void aServerThatIsNotReadyLosesTheRouteAndGetsItBack(@TempDir Path folder) throws Exception {
        Path gate = Files.createFile(folder.resolve("open"));
        deploy(publish(1, ImageKind.MODEL_ONLY, gate.toString()));
        String url = route().orElseThrow();

        Files.delete(gate);
        reconciler.round();
        assertThat(route()).isEmpty();
        get(deployment()).then().body("live.reason", equalTo("the model is being loaded"));

        Files.createFile(gate);
        reconciler.round();
        assertThat(route()).contains(url);
    }

    @Test
    void everyStepDoneTwiceDoublesNothing() {
        UUID id = begin(publish(1, ImageKind.MODEL_ONLY, READY));
        while (row(id).state().inProgress()) {
            ReleaseRow before = row(id);
            rollout.advance(before);
            rollout.advance(before);
        }

        assertThat(row(id).state()).isEqualTo(ReleaseState.HEALTHY);
        assertThat(events())
                .containsExactly(
                        "release.created DRAFT",
                        "release.advanced VERIFYING",
                        "release.advanced PROVISIONING",
                        "release.advanced PROMOTING",
                        "release.advanced HEALTHY",
                        "release.healthy");
        assertThat(
                        ProcessHandle.allProcesses()
                                .filter(
                                        process ->
                                                process.info()
                                                        .arguments()
                                                        .map(all -> String.join(" ", all))
                                                        .filter(all -> all.contains(id + "/tmp"))
                                                        .isPresent())
                                .count())
                .isEqualTo(1);
    }

    @Test
    void aJobOfAStateThatIsOverDoesNothing() {
        UUID id = begin(publish(1, ImageKind.MODEL_ONLY, READY));
        step(id);
        Step late = new Step(id, ReleaseState.DRAFT, 0);

        steps.run(late.jobId(), late);

        assertThat(row(id).state()).isEqualTo(ReleaseState.VERIFYING);
    }

    @Test
    void aProcessThatNobodyWantsIsSweptAway() {
        ReleaseRow release = deploy(publish(1, ImageKind.MODEL_ONLY, READY));
        Number pid = get(deployment()).path("live.pid");
        backends.gone(release.id(), clock.instant());

        sweep.round();

        assertDead(pid);
    }

    @Inject dev.slipway.deployer.release.BackendRepository backends;
}
