package dev.slipway.validator.gate;

import dev.slipway.core.state.Verdict;
import dev.slipway.validator.policy.Gate;
import java.util.Locale;

/// The 99th percentile of rows scored one by one in the child.
public final class LatencyDecision {
    /// Fewer rows have no 99th percentile apart from their maximum.
    public static final int MIN_ROWS = 100;

    private static final double MICROS_PER_MILLI = 1000;

    private LatencyDecision() {}

    public static GateResult decide(Gate.Latency gate, int rows, double p99Micros) {
        if (rows < MIN_ROWS) {
            return GateResult.of(
                            gate,
                            Verdict.INCONCLUSIVE,
                            "p99 needs at least %d rows, %d were timed".formatted(MIN_ROWS, rows))
                    .advise("Use a data set with at least " + MIN_ROWS + " rows.");
        }
        double millis = p99Micros / MICROS_PER_MILLI;
        boolean fast = millis <= gate.maxP99Millis();
        String summary =
                String.format(
                        Locale.ROOT,
                        "p99 %.3f ms over %d single rows, %s %s ms",
                        millis,
                        rows,
                        fast ? "within" : "above",
                        Words.number(gate.maxP99Millis()));
        return GateResult.of(gate, fast ? Verdict.PASS : Verdict.FAIL, summary)
                .measured(millis, gate.maxP99Millis())
                .advise(
                        fast
                                ? null
                                : "Make the model smaller, or raise maxP99Millis of gate "
                                        + gate.id()
                                        + ".");
    }
}
