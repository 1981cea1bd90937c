package dev.slipway.core.event;

import java.util.UUID;

/// An image build waits for a worker.
public record BuildQueued(UUID buildId, UUID versionId, String model, int version)
        implements EventData {}
