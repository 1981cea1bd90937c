package dev.slipway.core.event;

import java.util.UUID;

/// A release was asked for.
public record ReleaseCreated(
        UUID releaseId, String environment, String deployment, String model, int version, String to)
        implements EventData {}
