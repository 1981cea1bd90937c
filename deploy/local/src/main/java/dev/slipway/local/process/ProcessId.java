package dev.slipway.local.process;

import java.time.Duration;
import java.time.Instant;

/// Names one process for good: pids are reused, a pid together with its start time is not.
///
/// @param pid as the operating system counts
/// @param startedAt when the operating system says it started
public record ProcessId(long pid, Instant startedAt) {

    /// Two readings of one start time differ by clock steps; two processes with one pid by more.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// Whether the process that now has this pid and start time is the recorded one.
    public boolean isSameAs(long otherPid, Instant otherStart) {
        return pid == otherPid
                && Duration.between(startedAt, otherStart).abs().compareTo(TOLERANCE) <= 0;
    }
}
