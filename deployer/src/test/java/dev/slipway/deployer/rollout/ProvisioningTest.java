package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.ReleaseFlow;
import dev.slipway.deployer.release.BackendRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the end of a server means for a release that is being brought up.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class ProvisioningTest extends ReleaseFlow {
    private static final ProvisionResult STARTED = new ProvisionResult.Started();
    private static final ProvisionResult UNCHANGED = new ProvisionResult.Unchanged();
    private static final Outcome LOADS =
            new Outcome.Wait("The server was started and loads the model.");

    @Inject Provisioning provisioning;
    @Inject BackendRepository backends;

    private ReleaseRow release;

    @BeforeEach
    void beingBroughtUp() {
        release = until(begin(publish(1, ImageKind.MODEL_ONLY, READY)), ReleaseState.PROVISIONING);
    }

    @Test
    void oneThatEndsIsGivenUpAfterThreeStarts() {
        var target = new ScriptedTarget(false, seen(Live.Phase.EXITED), STARTED);

        assertThat(provisioning.provision(release, target)).isEqualTo(LOADS);
        assertThat(provisioning.provision(release, target)).isEqualTo(LOADS);
        assertThat(provisioning.provision(release, target))
                .isEqualTo(new Outcome.Fail("It ended."));
        assertThat(restarts()).isEqualTo(2);
    }

    @Test
    void aLookThatStartedNothingDoesNotCount() {
        var target = new ScriptedTarget(false, seen(Live.Phase.EXITED), UNCHANGED);

        for (int look = 0; look < 10; look++) {
            assertThat(provisioning.provision(release, target)).isEqualTo(LOADS);
        }
        assertThat(restarts()).isZero();
    }

    @Test
    void whatTheTargetStartsAgainItselfIsWaitedForAndThenBelieved() {
        var starting = new ScriptedTarget(true, seen(Live.Phase.STARTING), UNCHANGED);
        for (int look = 0; look < 10; look++) {
            assertThat(provisioning.provision(release, starting))
                    .isEqualTo(new Outcome.Wait("It ended."));
        }
        assertThat(restarts()).isZero();

        var ended = new ScriptedTarget(true, seen(Live.Phase.EXITED), UNCHANGED);
        assertThat(provisioning.provision(release, ended)).isEqualTo(new Outcome.Fail("It ended."));
    }

    @Test
    void whatIsAwayIsTriedAgainLater() {
        var target =
                new ScriptedTarget(
                        true, Live.absent(), new ProvisionResult.NotYet("The gateway is away."));

        assertThat(provisioning.provision(release, target))
                .isEqualTo(new Outcome.Hindered("The gateway is away."));
    }

    private int restarts() {
        return backends.find(release.id()).orElseThrow().restarts();
    }

    private static Live seen(Live.Phase phase) {
        return new Live(phase, false, "It ended.", null, null, null);
    }
}
