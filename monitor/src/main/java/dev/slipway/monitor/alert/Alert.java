package dev.slipway.monitor.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One incident: a release and a cause.
///
/// @param columns the columns that moved; empty for PERFORMANCE
/// @param windowStart start of the newest window that shows it
/// @param value the largest PSI, the realised AUC, or the largest share of rows that is missing or
///     unknown beyond that at validation
/// @param limit the limit that it crossed: PSI, the least AUC allowed, or the share
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
        /// Missing values, or categories never seen at validation.
        DATA_QUALITY
    }

    /// Where the incident stands; an acknowledged one stays until its cause is gone.
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }
}
