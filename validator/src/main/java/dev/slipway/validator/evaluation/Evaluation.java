package dev.slipway.validator.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.core.state.EvaluationState;
import dev.slipway.validator.gate.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An evaluation as the API shows it.
///
/// @param gates in order of running; empty until finished
/// @param evidenceSha256 digest of the evidence, once there is some
/// @param reason why it ended without a verdict of the gates
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evaluation(
        UUID id,
        UUID versionId,
        String model,
        int version,
        String versionDigest,
        String policy,
        int policyRevision,
        String policyHash,
        EvaluationState state,
        List<GateResult> gates,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String requestedBy,
        @Nullable String evidenceSha256,
        @Nullable String reason) {}
