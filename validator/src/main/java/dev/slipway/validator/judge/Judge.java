package dev.slipway.validator.judge;

import dev.slipway.core.state.Verdict;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.gate.VerdictRule;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.scoring.Scorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges one model by one policy.
public final class Judge {
    private final Scorer scorer;

    public Judge(Scorer scorer) {
        this.scorer = scorer;
    }

    /// Runs the gates. Reads files of the case; writes nothing.
    ///
    /// @param abort asked while children run
    /// @throws dev.slipway.validator.scoring.ScoringAborted when `abort` says so
    public Judged judge(Case subject, Scorer.Abort abort) throws IOException, InterruptedException {
        GatePlan plan = new GatePlan(subject.policy());
        List<GateResult> results = new ArrayList<>();
        ModelStage model = new ModelStage(scorer, abort, subject, plan);
        results.addAll(model.run());
        DataStage data = new DataStage(new Measuring(scorer, abort), subject, plan);
        if (stopped(results).isEmpty()) {
            results.addAll(data.run(model.signature().orElseThrow()));
        }
        results.addAll(notRun(plan, results));
        return new Judged(verdict(plan, results), results, model.signature(), data.first());
    }

    private static Verdict verdict(GatePlan plan, List<GateResult> results) {
        Verdict verdict = VerdictRule.overall(results);
        boolean nothingAsked = plan.isEmpty() && verdict == Verdict.PASS;
        return nothingAsked ? Verdict.INCONCLUSIVE : verdict;
    }

    /// The first result after which nothing more is worth running.
    static Optional<GateResult> stopped(List<GateResult> results) {
        return results.stream().filter(result -> result.verdict() != Verdict.PASS).findFirst();
    }

    private static List<GateResult> notRun(GatePlan plan, List<GateResult> results) {
        List<GateResult> skipped = new ArrayList<>();
        for (Gate gate : plan.all()) {
            if (results.stream().noneMatch(result -> result.id().equals(gate.id()))) {
                String cause = stopped(results).map(GateResult::id).orElse("an earlier one");
                skipped.add(
                        GateResult.of(
                                gate,
                                Verdict.INCONCLUSIVE,
                                "not run, because gate " + cause + " did not pass"));
            }
        }
        return skipped;
    }
}
