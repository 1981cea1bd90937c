package dev.slipway.core.event;

import dev.slipway.core.id.Digest;
import java.util.List;
import java.util.UUID;

/// An evaluation has a verdict; `verdict` is a terminal state of `EvaluationState`.
public record EvaluationFinished(
        UUID evaluationId,
        UUID versionId,
        String model,
        int version,
        String policy,
        int policyRevision,
        Digest versionDigest,
        String verdict,
        List<String> failedGates)
        implements EventData {
    public EvaluationFinished {
        failedGates = List.copyOf(failedGates);
    }
}
