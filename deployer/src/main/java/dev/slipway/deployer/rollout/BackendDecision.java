package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.BackendRow;
import dev.slipway.deployer.target.Live;
import java.time.Duration;
import java.time.Instant;

/// What the loop does about one backend. Pure: desired and live in, action out.
sealed interface BackendDecision {
    /// A restart waits this long at first, twice as long each time after.
    Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /// No pause is longer.
    Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /// One that was ready for so long starts counting anew.
    Duration SETTLED = Duration.ofMinutes(1);

    /// From so many restarts on it is called a crash loop.
    int CRASH_LOOP = 3;

    /// As it should be, or somebody else's turn.
    record Keep() implements BackendDecision {}

    /// It was ready for long: earlier restarts are forgotten.
    record Settle() implements BackendDecision {}

    /// It ended: start it again at a time.
    record Plan(int restarts, Instant startAt) implements BackendDecision {}

    /// The planned time has come.
    record Start() implements BackendDecision {}

    /// Its time is over.
    record Retire() implements BackendDecision {}

    /// @param restartsItself whether the target starts again itself what ends
    static BackendDecision of(
            BackendRow backend,
            ReleaseState state,
            Live live,
            boolean restartsItself,
            Instant now) {
        return switch (backend.desired()) {
            case GONE -> new Keep();
            case DRAINING ->
                    backend.drainUntil() == null || !now.isBefore(backend.drainUntil())
                            ? new Retire()
                            : new Keep();
            case RUNNING ->
                    state == ReleaseState.HEALTHY
                            ? healthy(backend, live, restartsItself, now)
                            : new Keep();
        };
    }

    private static BackendDecision healthy(
            BackendRow backend, Live live, boolean restartsItself, Instant now) {
        return switch (live.phase()) {
            case ABSENT -> restart(backend, now);
            case EXITED -> restartsItself ? new Keep() : restart(backend, now);
            case STARTING, UNKNOWN -> new Keep();
            case RUNNING -> settled(backend, live, now) ? new Settle() : new Keep();
        };
    }

    private static BackendDecision restart(BackendRow backend, Instant now) {
        if (backend.nextStartAt() == null) {
            int restarts = backend.restarts() + 1;
            return new Plan(restarts, now.plus(pause(restarts)));
        }
        return now.isBefore(backend.nextStartAt()) ? new Keep() : new Start();
    }

    private static boolean settled(BackendRow backend, Live live, Instant now) {
        return backend.restarts() > 0
                && live.ready()
                && backend.readySince() != null
                && !now.isBefore(backend.readySince().plus(SETTLED));
    }

    /// 0 before the first restart, then 1 s, 2 s, 4 s … at most [#LONGEST_PAUSE].
    static Duration pause(int restarts) {
        if (restarts <= 1) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(restarts - 2, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
