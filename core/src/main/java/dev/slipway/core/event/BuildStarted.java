package dev.slipway.core.event;

import java.util.UUID;

/// An image is being built.
public record BuildStarted(UUID buildId, UUID versionId, String model, int version)
        implements EventData {}
