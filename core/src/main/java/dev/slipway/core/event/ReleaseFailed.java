package dev.slipway.core.event;

import java.util.UUID;

/// A release came to nothing.
public record ReleaseFailed(
        UUID releaseId,
        String environment,
        String deployment,
        String model,
        int version,
        String reason)
        implements EventData {}
