package dev.slipway.local.supervisor;

import java.time.Duration;
import java.time.Instant;

/// The rules by which a child is kept running. Pure: state and observation in, state and action
/// out.
public final class Lifecycle {

    /// A child that was ready this long is healthy again: its failures are forgotten.
    public static final Duration STABLE = Duration.ofSeconds(60);

    /// From this many deaths in a row on it is called a crash loop.
    public static final int CRASH_LOOP_FAILURES = 5;

    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 10;

    /// What follows from one observation.
    ///
    /// @param state the child's next state
    /// @param start whether its process is to be started now
    public record Decision(ChildState state, boolean start) {}

    private Lifecycle() {}

    /// @param dependenciesReady whether everything that the child needs is ready
    public static Decision decide(
            ChildState state, Observation seen, boolean dependenciesReady, Instant now) {
        return switch (seen) {
            case READY -> stay(settled(state, now).to(Phase.READY, now));
            case RUNNING -> stay(running(state, now));
            case GONE -> gone(state, dependenciesReady, now);
        };
    }

    /// How long to wait before the start after this many deaths in a row.
    public static Duration delay(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        Duration delay = FIRST_DELAY.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private static ChildState running(ChildState state, Instant now) {
        return switch (state.phase()) {
            case READY, UNREADY -> state.to(Phase.UNREADY, now);
            case WAITING, STARTING, BACKING_OFF, CRASH_LOOP -> state.to(Phase.STARTING, now);
        };
    }

    private static Decision gone(ChildState state, boolean dependenciesReady, Instant now) {
        return switch (state.phase()) {
            case WAITING ->
                    dependenciesReady
                            ? new Decision(state.to(Phase.STARTING, now), true)
                            : stay(state);
            case STARTING, UNREADY, READY -> stay(died(settled(state, now), now));
            case BACKING_OFF, CRASH_LOOP -> retry(state, dependenciesReady, now);
        };
    }

    private static ChildState died(ChildState state, Instant now) {
        int failures = state.failures() + 1;
        Phase phase = failures < CRASH_LOOP_FAILURES ? Phase.BACKING_OFF : Phase.CRASH_LOOP;
        return new ChildState(phase, now, failures, state.restarts(), now.plus(delay(failures)));
    }

    private static Decision retry(ChildState state, boolean dependenciesReady, Instant now) {
        Instant retryAt = state.retryAt();
        if (!dependenciesReady || (retryAt != null && now.isBefore(retryAt))) {
            return stay(state);
        }
        ChildState next =
                new ChildState(Phase.STARTING, now, state.failures(), state.restarts() + 1, null);
        return new Decision(next, true);
    }

    private static ChildState settled(ChildState state, Instant now) {
        boolean stable =
                state.phase() == Phase.READY
                        && !now.isBefore(state.since().plus(STABLE))
                        && state.failures() > 0;
        return stable
                ? new ChildState(state.phase(), state.since(), 0, state.restarts(), null)
                : state;
    }

    private static Decision stay(ChildState state) {
        return new Decision(state, false);
    }
}
