package dev.slipway.local.supervisor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of one child between two steps of the supervisor.
///
/// @param since when it entered this phase
/// @param failures deaths in a row without a stable time between them
/// @param restarts starts after the first, over the supervisor's life
/// @param retryAt when it is started again; null unless it backs off
public record ChildState(
        Phase phase, Instant since, int failures, int restarts, @Nullable Instant retryAt) {

    /// Before the first step.
    public static ChildState initial(Instant now) {
        return new ChildState(Phase.WAITING, now, 0, 0, null);
    }

    ChildState to(Phase next, Instant now) {
        return next == phase ? this : new ChildState(next, now, failures, restarts, null);
    }
}
