package dev.slipway.validator.gate;

import dev.slipway.core.state.Verdict;
import java.util.Collection;
import java.util.List;

/// The verdict of a whole evaluation.
public final class VerdictRule {
    /// The worst first.
    private static final List<Verdict> ORDER =
            List.of(Verdict.FAIL, Verdict.ERROR, Verdict.INCONCLUSIVE, Verdict.PASS);

    private VerdictRule() {}

    /// The worst verdict of the gates that the policy asks for; no gates is INCONCLUSIVE.
    public static Verdict overall(Collection<GateResult> results) {
        for (Verdict verdict : ORDER) {
            if (results.stream().anyMatch(result -> result.verdict() == verdict)) {
                return verdict;
            }
        }
        return Verdict.INCONCLUSIVE;
    }
}
