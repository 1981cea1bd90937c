package dev.slipway.validator.judge;

import dev.slipway.core.model.Signature;
import dev.slipway.core.state.Verdict;
import dev.slipway.validator.gate.GateResult;
import java.util.List;
import java.util.Optional;

/// What came out.
///
/// @param gates every gate of the policy and those that always run, in order of running
/// @param signature of the graph, when the file could be read
/// @param measured on the first data set, when the model could be scored
public record Judged(
        Verdict verdict,
        List<GateResult> gates,
        Optional<Signature> signature,
        Optional<Measured> measured) {
    public Judged {
        gates = List.copyOf(gates);
    }

    /// Ids of the gates that failed.
    public List<String> failed() {
        return gates.stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .map(GateResult::id)
                .toList();
    }
}
