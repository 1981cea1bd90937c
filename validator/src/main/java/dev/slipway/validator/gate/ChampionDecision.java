package dev.slipway.validator.gate;

import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.RocAuc;
import dev.slipway.validator.policy.Gate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Non-inferiority by DeLong's paired test: PASS when the whole interval of (version - champion)
/// lies at or above -margin, FAIL when all of it lies below, INCONCLUSIVE between.
public final class ChampionDecision {
    private ChampionDecision() {}

    /// @param champion how people name it, for example `flight-delay/1`
    /// @param paired empty when the data leaves the difference undefined
    /// @param counts rows that both were measured on
    public static GateResult decide(
            Gate.Champion gate,
            String champion,
            Optional<RocAuc.Paired> paired,
            LabelCounts counts) {
        if (paired.isEmpty() || !counts.suffice()) {
            return GateResult.of(
                            gate,
                            Verdict.INCONCLUSIVE,
                            "the difference to %s is not decided on: %s"
                                    .formatted(champion, counts.tooFew(gate.dataset())))
                    .advise("Use a data set with more rows of the rarer label.");
        }
        return decide(gate, champion, paired.get());
    }

    /// Nothing stands behind the alias yet.
    public static GateResult unopposed(Gate.Champion gate) {
        return GateResult.of(
                gate,
                Verdict.PASS,
                "no champion: nothing to compare against (no version has the alias "
                        + gate.champion()
                        + ")");
    }

    /// The version is the champion.
    public static GateResult itself(Gate.Champion gate, String champion) {
        return GateResult.of(gate, Verdict.PASS, "this is the champion itself, " + champion)
                .measured(new Interval(0, 0, 0, Interval.DEFAULT_LEVEL), -gate.margin());
    }

    private static GateResult decide(Gate.Champion gate, String champion, RocAuc.Paired test) {
        Interval difference = test.difference();
        Verdict verdict = Ends.against(difference, -gate.margin());
        String summary =
                String.format(
                        Locale.ROOT,
                        "%s minus champion %s: %+.4f (%+.4f to %+.4f, paired on %s), %s -%s",
                        Words.of(gate.metric()),
                        champion,
                        difference.value(),
                        difference.low(),
                        difference.high(),
                        gate.dataset(),
                        relation(verdict),
                        Words.number(gate.margin()));
        return GateResult.of(gate, verdict, summary)
                .measured(difference, -gate.margin())
                .advise(advice(gate, verdict, champion));
    }

    private static String relation(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "not below";
            case FAIL -> "all of it below";
            case INCONCLUSIVE, ERROR -> "which straddles";
        };
    }

    private static @Nullable String advice(Gate.Champion gate, Verdict verdict, String champion) {
        return switch (verdict) {
            case PASS -> null;
            case FAIL ->
                    "This version ranks worse than %s; keep the champion, or widen margin of gate"
                                    .formatted(champion)
                            + " %s if the loss is acceptable.".formatted(gate.id());
            case INCONCLUSIVE, ERROR -> "Evaluate on more rows to tell the two versions apart.";
        };
    }
}
