package dev.slipway.core.event;

import java.util.UUID;

/// An evaluation is being run.
public record EvaluationStarted(
        UUID evaluationId,
        UUID versionId,
        String model,
        int version,
        String policy,
        int policyRevision)
        implements EventData {}
