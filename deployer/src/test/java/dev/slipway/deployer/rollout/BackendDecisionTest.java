package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.BackendRow;
import dev.slipway.deployer.target.Live;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackendDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void theFirstRestartIsAtOnceAndLaterOnesWait() {
        assertThat(decide(ReleaseState.HEALTHY, running(0, null), exited()))
                .isEqualTo(new BackendDecision.Plan(1, NOW));
        assertThat(decide(ReleaseState.HEALTHY, running(1, null), exited()))
                .isEqualTo(new BackendDecision.Plan(2, NOW.plusSeconds(1)));
        assertThat(decide(ReleaseState.HEALTHY, running(4, null), Live.absent()))
                .isEqualTo(new BackendDecision.Plan(5, NOW.plusSeconds(8)));
    }

    @Test
    void aPlannedStartHappensWhenItsTimeHasCome() {
        assertThat(decide(ReleaseState.HEALTHY, running(2, NOW.plusMillis(1)), exited()))
                .isEqualTo(new BackendDecision.Keep());
        assertThat(decide(ReleaseState.HEALTHY, running(2, NOW), exited()))
                .isEqualTo(new BackendDecision.Start());
    }

    @Test
    void restartsAreForgottenAfterAMinuteOfReadiness() {
        assertThat(decide(ReleaseState.HEALTHY, running(2, null), ready()))
                .isEqualTo(new BackendDecision.Settle());
    }

    @Test
    void whatTheTargetStartsAgainItselfIsLeftToIt() {
        BackendRow backend = running(0, null);
        assertThat(BackendDecision.of(backend, ReleaseState.HEALTHY, exited(), true, NOW))
                .isEqualTo(new BackendDecision.Keep());
        assertThat(BackendDecision.of(backend, ReleaseState.HEALTHY, Live.absent(), true, NOW))
                .isEqualTo(new BackendDecision.Plan(1, NOW));
    }

    @Test
    void aDrainingBackendIsRetiredWhenItsTimeIsOver() {
        assertThat(decide(ReleaseState.SUPERSEDED, draining(NOW.plusMillis(1)), ready()))
                .isEqualTo(new BackendDecision.Keep());
        assertThat(decide(ReleaseState.SUPERSEDED, draining(NOW), exited()))
                .isEqualTo(new BackendDecision.Retire());
    }

    @Property
    void onlyAHealthyReleaseIsEverStartedAgain(
            @ForAll ReleaseState state, @ForAll Live.Phase phase) {
        Live live = phase == Live.Phase.RUNNING ? ready() : unready(phase);
        BackendDecision decision = decide(state, running(0, null), live);
        boolean starts =
                decision instanceof BackendDecision.Plan
                        || decision instanceof BackendDecision.Start;
        assertThat(starts)
                .isEqualTo(
                        state == ReleaseState.HEALTHY
                                && (phase == Live.Phase.EXITED || phase == Live.Phase.ABSENT));
    }

    @Property
    void pausesGrowAndAreBounded(@ForAll @IntRange(min = 0, max = 1000) int restarts) {
        Duration pause = BackendDecision.pause(restarts);
        assertThat(pause)
                .isBetween(Duration.ZERO, BackendDecision.LONGEST_PAUSE)
                .isLessThanOrEqualTo(BackendDecision.pause(restarts + 1));
    }

    private static BackendDecision decide(ReleaseState state, BackendRow backend, Live live) {
        return BackendDecision.of(backend, state, live, false, NOW);
    }

    private static BackendRow running(int restarts, @Nullable Instant nextStartAt) {
        return new BackendRow(
                new UUID(0, 1),
                BackendRow.Desired.RUNNING,
                null,
                ready(),
                NOW.minusSeconds(60),
                restarts,
                nextStartAt);
    }

    private static BackendRow draining(Instant until) {
        return new BackendRow(
                new UUID(0, 1), BackendRow.Desired.DRAINING, until, ready(), null, 0, null);
    }

    private static Live ready() {
        return new Live(Live.Phase.RUNNING, true, null, 7L, URI.create("http://127.0.0.1:1"), NOW);
    }

    private static Live exited() {
        return unready(Live.Phase.EXITED);
    }

    private static Live unready(Live.Phase phase) {
        return new Live(phase, false, "It ended.", 7L, null, NOW);
    }
}
