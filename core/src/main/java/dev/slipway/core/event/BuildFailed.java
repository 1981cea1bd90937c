package dev.slipway.core.event;

import java.util.UUID;

/// A build came to nothing, also when it was cancelled.
public record BuildFailed(UUID buildId, UUID versionId, String model, int version, String reason)
        implements EventData {}
