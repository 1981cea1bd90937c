package dev.slipway.validator.gate;

import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;

/// An interval against a bound that it should not be below.
final class Ends {
    private Ends() {}

    static Verdict against(Interval interval, double bound) {
        if (interval.low() >= bound) {
            return Verdict.PASS;
        }
        return interval.high() < bound ? Verdict.FAIL : Verdict.INCONCLUSIVE;
    }
}
