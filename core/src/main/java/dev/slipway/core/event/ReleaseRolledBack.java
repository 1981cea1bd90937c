package dev.slipway.core.event;

import java.util.UUID;

/// A release was taken back.
public record ReleaseRolledBack(
        UUID releaseId,
        String environment,
        String deployment,
        String model,
        int version,
        String reason)
        implements EventData {}
