package dev.slipway.monitor.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One incident: a release and a cause.
///
/// @param columns the columns that moved; empty for PERFORMANCE
/// @param windowStart start of the newest window that shows it
/// @param value the largest PSI, or the realised AUC
/// @param limit the limit that it crossed: PSI, or the least AUC allowed
/// @param message one sentence for people
public record Alert(
        UUID id,
        String environment,
        String deployment,
        UUID releaseId,
        Kind kind,
        State state,
        List<String> columns,
        Instant windowStart,
        Instant windowEnd,
        double value,
        double limit,
        String message,
        Instant firedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt) {
    public Alert {
        columns = List.copyOf(columns);
    }

    /// What is wrong.
    public enum Kind {
        DRIFT,
        PERFORMANCE,
        DATA_QUALITY
    }

    /// Where the incident stands; an acknowledged one stays until its cause is gone.
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }
}
