package dev.slipway.core.event;

import java.util.UUID;

/// An evaluation waits for a worker.
public record EvaluationQueued(
        UUID evaluationId,
        UUID versionId,
        String model,
        int version,
        String policy,
        int policyRevision)
        implements EventData {}
