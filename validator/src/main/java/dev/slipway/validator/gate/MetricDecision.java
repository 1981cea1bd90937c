package dev.slipway.validator.gate;

import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.policy.MetricName;
import java.util.Locale;
import java.util.Optional;

/// A metric against the policy's minimum: PASS when the whole interval reaches it, FAIL when none
/// of it does, INCONCLUSIVE between.
public final class MetricDecision {
    private MetricDecision() {}

    /// @param interval empty when the data leaves the metric undefined
    /// @param counts rows that it was measured on
    public static GateResult decide(
            Gate.Metric gate, Optional<Interval> interval, LabelCounts counts) {
        if (gate.metric() == MetricName.ROC_AUC && !counts.suffice()) {
            return tooFew(gate, interval, counts);
        }
        return interval.map(measured -> decide(gate, measured, counts.rows()))
                .orElseGet(() -> undefined(gate, counts.rows()));
    }

    private static GateResult tooFew(
            Gate.Metric gate, Optional<Interval> interval, LabelCounts counts) {
        GateResult result =
                GateResult.of(
                                gate,
                                Verdict.INCONCLUSIVE,
                                Words.of(gate.metric())
                                        + " is not decided on: "
                                        + counts.tooFew(gate.dataset()))
                        .advise("Use a data set with more rows of the rarer label.");
        return interval.map(measured -> result.measured(measured, gate.min())).orElse(result);
    }

    private static GateResult decide(Gate.Metric gate, Interval interval, long rows) {
        Verdict verdict = Ends.against(interval, gate.min());
        String summary =
                String.format(
                        Locale.ROOT,
                        "%s %.4f (%.4f to %.4f) on %d rows of %s, %s %s",
                        Words.of(gate.metric()),
                        interval.value(),
                        interval.low(),
                        interval.high(),
                        rows,
                        gate.dataset(),
                        relation(verdict),
                        Words.number(gate.min()));
        return GateResult.of(gate, verdict, summary)
                .measured(interval, gate.min())
                .advise(advice(gate, verdict));
    }

    private static String relation(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "all of it at or above";
            case FAIL -> "all of it below";
            case INCONCLUSIVE, ERROR -> "which straddles";
        };
    }

    private static @org.jspecify.annotations.Nullable String advice(
            Gate.Metric gate, Verdict verdict) {
        return switch (verdict) {
            case PASS -> null;
            case FAIL ->
                    "Train a better model, or lower min of gate %s if %s is good enough."
                            .formatted(gate.id(), Words.of(gate.metric()));
            case INCONCLUSIVE, ERROR ->
                    "Evaluate on more rows: the interval narrows with the square root of their"
                            + " number.";
        };
    }

    private static GateResult undefined(Gate.Metric gate, long rows) {
        return GateResult.of(
                        gate,
                        Verdict.INCONCLUSIVE,
                        "%s is undefined on the %d rows of %s: it needs scores that are"
                                        .formatted(Words.of(gate.metric()), rows, gate.dataset())
                                + " probabilities")
                .advise("Use a data set on which the metric is defined.");
    }
}
