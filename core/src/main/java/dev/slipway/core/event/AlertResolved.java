package dev.slipway.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The cause of an alert is gone.
public record AlertResolved(
        UUID alertId,
        String environment,
        String deployment,
        UUID releaseId,
        String kind,
        List<String> columns,
        Instant windowStart,
        Instant windowEnd,
        double value,
        double limit,
        String message)
        implements EventData {
    public AlertResolved {
        columns = List.copyOf(columns);
    }
}
