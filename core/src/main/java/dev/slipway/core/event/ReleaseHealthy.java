package dev.slipway.core.event;

import dev.slipway.core.id.Digest;
import java.util.UUID;

/// A release answers traffic.
public record ReleaseHealthy(
        UUID releaseId,
        String environment,
        String deployment,
        String model,
        int version,
        UUID versionId,
        Digest versionDigest,
        UUID evaluationId,
        Digest imageDigest)
        implements EventData {}
