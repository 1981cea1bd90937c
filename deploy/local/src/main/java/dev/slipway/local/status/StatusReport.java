package dev.slipway.local.status;

import dev.slipway.local.supervisor.Phase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `status -o json`.
///
/// @param state UP when everything is ready, STARTING, DEGRADED when something that should run does
///     not, DOWN when nothing runs
/// @param url the gateway's address; null while it does not run
/// @param pssBytes memory of all processes of the stack together, the supervisor included
/// @param outboxDepth events without a position yet; null when no service tells
/// @param consumerLag events that the slowest consumer has not applied yet
/// @param oldestJobSeconds how long the oldest due job has waited
/// @param diskFreeBytes space left where the home is
public record StatusReport(
        State state,
        String home,
        @Nullable String url,
        @Nullable Long supervisorPid,
        List<Line> processes,
        long pssBytes,
        @Nullable Long outboxDepth,
        @Nullable Long consumerLag,
        @Nullable Double oldestJobSeconds,
        long diskFreeBytes) {

    /// The stack as a whole.
    public enum State {
        UP,
        STARTING,
        DEGRADED,
        DOWN
    }

    /// One process.
    ///
    /// @param supervised false when it still runs but no supervisor watches it
    public record Line(
            String name,
            Phase state,
            boolean supervised,
            @Nullable Long pid,
            @Nullable Integer port,
            @Nullable Integer managementPort,
            @Nullable Instant startedAt,
            int restarts,
            @Nullable Long pssBytes,
            @Nullable String detail) {}

    public StatusReport {
        processes = List.copyOf(processes);
    }
}
