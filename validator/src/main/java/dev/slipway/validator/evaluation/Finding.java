package dev.slipway.validator.evaluation;

import dev.slipway.core.state.EvaluationState;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.gate.GateResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an evaluation ends.
///
/// @param evidenceSha256 the evidence in the blobs of this service
/// @param releaseSha256 the release descriptor, when the version could be scored
record Finding(
        EvaluationState state,
        List<GateResult> gates,
        @Nullable String evidenceSha256,
        @Nullable String releaseSha256,
        @Nullable String reason) {
    static Finding error(String reason) {
        return new Finding(EvaluationState.ERROR, List.of(), null, null, reason);
    }

    static EvaluationState state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> EvaluationState.PASS;
            case FAIL -> EvaluationState.FAIL;
            case INCONCLUSIVE -> EvaluationState.INCONCLUSIVE;
            case ERROR -> EvaluationState.ERROR;
        };
    }

    List<String> failedGates() {
        return gates.stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .map(GateResult::id)
                .toList();
    }
}
