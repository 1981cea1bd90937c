package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The service as it runs: jobs do the steps, the loop does the rounds, nobody steps by hand.
@QuarkusTest
@TestProfile(RunningServiceTest.Running.class)
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class RunningServiceTest extends ReleaseFlow {
    /// Jobs and rounds on.
    public static class Running implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "slipway.jobs.enabled", "true",
                    "slipway.reconcile.enabled", "true",
                    "slipway.reconcile.interval", "200MS",
                    "slipway.rollout.drain", "0S");
        }
    }

    @Test
    void aVersionIsReleasedReplacedAndRemoved() {
        UUID first = begin(publish(1, ImageKind.RUNNABLE, READY));
        await().atMost(PATIENCE).until(() -> row(first).state() == ReleaseState.HEALTHY);
        assertThat(route()).isPresent();
        Number pid = get(deployment()).path("live.pid");

        UUID second = begin(publish(2, ImageKind.MODEL_ONLY, READY));
        await().atMost(PATIENCE).until(() -> row(second).state() == ReleaseState.HEALTHY);
        await().atMost(PATIENCE).untilAsserted(() -> assertDead(pid));
        assertThat(routes("release_id")).containsExactly(second.toString());

        caller().body(Map.of("reason", "done")).delete(deployment()).then().statusCode(202);
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(deployment()).then().body("state", equalTo("REMOVED")));
    }
}
