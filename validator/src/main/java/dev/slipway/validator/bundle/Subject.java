package dev.slipway.validator.bundle;

import java.util.UUID;

/// Which version was judged, and by which evaluation.
public record Subject(
        UUID evaluationId,
        String project,
        String model,
        String slug,
        int version,
        UUID versionId,
        String versionDigest) {}
