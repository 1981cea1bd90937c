package dev.slipway.core.event;

import java.util.UUID;

/// A release moved from one state to the next.
public record ReleaseAdvanced(
        UUID releaseId,
        String environment,
        String deployment,
        String model,
        int version,
        String from,
        String to)
        implements EventData {}
