package dev.slipway.validator.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;
import dev.slipway.validator.policy.Gate;
import org.jspecify.annotations.Nullable;

/// What one gate says about a version.
///
/// @param summary one sentence with the numbers that decided
/// @param statistic the point estimate
/// @param low lower end of its interval
/// @param high upper end of its interval
/// @param limit what the policy asks for
/// @param advice what to do about it; absent for `PASS`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateResult(
        String id,
        String type,
        Verdict verdict,
        String summary,
        @Nullable Double statistic,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double limit,
        @Nullable String advice) {
    /// A result without numbers.
    public static GateResult of(Gate gate, Verdict verdict, String summary) {
        return new GateResult(
                gate.id(), gate.type(), verdict, summary, null, null, null, null, null);
    }

    /// The same, saying under which sandbox the model was loaded.
    public GateResult under(String sandbox) {
        return new GateResult(
                id,
                type,
                verdict,
                summary + "; loaded under " + sandbox,
                statistic,
                low,
                high,
                limit,
                advice);
    }

    /// The same with what to do about it.
    public GateResult advise(@Nullable String what) {
        return new GateResult(id, type, verdict, summary, statistic, low, high, limit, what);
    }

    /// The same with the numbers that decided.
    public GateResult measured(Interval interval, double wanted) {
        return new GateResult(
                id,
                type,
                verdict,
                summary,
                interval.value(),
                interval.low(),
                interval.high(),
                wanted,
                advice);
    }

    /// The same with a number that has no interval.
    public GateResult measured(double value, double wanted) {
        return new GateResult(id, type, verdict, summary, value, null, null, wanted, advice);
    }
}
