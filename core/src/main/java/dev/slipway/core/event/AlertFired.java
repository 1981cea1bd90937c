package dev.slipway.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Monitoring asks for attention. `kind` is `DRIFT`, `PERFORMANCE` or `DATA_QUALITY`.
public record AlertFired(
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
    public AlertFired {
        columns = List.copyOf(columns);
    }
}
