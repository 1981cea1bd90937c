package dev.slipway.local.supervisor;

import static dev.slipway.local.supervisor.Observation.GONE;
import static dev.slipway.local.supervisor.Observation.READY;
import static dev.slipway.local.supervisor.Observation.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aChildWaitsForWhatItNeedsAndIsThenStarted() {
        ChildState waiting = ChildState.initial(T0);

        assertThat(Lifecycle.decide(waiting, GONE, false, T0))
                .isEqualTo(new Lifecycle.Decision(waiting, false));
        Lifecycle.Decision started = Lifecycle.decide(waiting, GONE, true, T0.plusSeconds(1));
        assertThat(started.start()).isTrue();
        assertThat(started.state())
                .isEqualTo(new ChildState(Phase.STARTING, T0.plusSeconds(1), 0, 0, null));
    }

    @Test
    void anAdoptedChildIsNeverStarted() {
        Lifecycle.Decision adopted = Lifecycle.decide(ChildState.initial(T0), READY, true, T0);

        assertThat(adopted.start()).isFalse();
        assertThat(adopted.state().phase()).isEqualTo(Phase.READY);
        assertThat(adopted.state().restarts()).isZero();
    }

    @Test
    void aDeadChildIsStartedAgainAfterItsDelayAndNotBefore() {
        ChildState ready = new ChildState(Phase.READY, T0, 0, 0, null);
        ChildState dead = Lifecycle.decide(ready, GONE, true, T0.plusSeconds(1)).state();

        assertThat(dead)
                .isEqualTo(
                        new ChildState(
                                Phase.BACKING_OFF, T0.plusSeconds(1), 1, 0, T0.plusMillis(1_250)));
        assertThat(Lifecycle.decide(dead, GONE, true, T0.plusMillis(1_249)).start()).isFalse();
        Lifecycle.Decision again = Lifecycle.decide(dead, GONE, true, T0.plusMillis(1_250));
        assertThat(again.start()).isTrue();
        assertThat(again.state().restarts()).isEqualTo(1);
    }

    @Test
    void aDeadChildIsNotStartedWhileSomethingItNeedsIsDown() {
        ChildState dead = new ChildState(Phase.BACKING_OFF, T0, 1, 0, T0);

        assertThat(Lifecycle.decide(dead, GONE, false, T0.plusSeconds(60)).start()).isFalse();
    }

    @Test
    void theFifthDeathInARowIsACrashLoop() {
        ChildState starting = new ChildState(Phase.STARTING, T0, 4, 4, null);

        ChildState dead = Lifecycle.decide(starting, GONE, true, T0).state();

        assertThat(dead.phase()).isEqualTo(Phase.CRASH_LOOP);
        assertThat(dead.retryAt()).isEqualTo(T0.plusSeconds(4));
    }

    @Test
    void oneStableMinuteForgivesEarlierDeaths() {
        ChildState ready = new ChildState(Phase.READY, T0, 4, 4, null);

        assertThat(Lifecycle.decide(ready, GONE, true, T0.plusSeconds(59)).state().failures())
                .isEqualTo(5);
        assertThat(Lifecycle.decide(ready, GONE, true, T0.plusSeconds(60)).state().failures())
                .isEqualTo(1);
    }

    @Test
    void aChildThatStopsAnsweringIsShownAndNotKilled() {
        ChildState ready = new ChildState(Phase.READY, T0, 0, 0, null);

        Lifecycle.Decision silent = Lifecycle.decide(ready, RUNNING, true, T0);

        assertThat(silent.state().phase()).isEqualTo(Phase.UNREADY);
        assertThat(silent.start()).isFalse();
    }

    @Test
    void delaysDoubleUpToHalfAMinute() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000).stream().map(Lifecycle::delay))
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30));
    }
}
