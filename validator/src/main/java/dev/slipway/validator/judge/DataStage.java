package dev.slipway.validator.judge;

import dev.slipway.core.model.Signature;
import dev.slipway.core.onnx.OnnxReader;
import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.RocAuc;
import dev.slipway.validator.evidence.Performance;
import dev.slipway.validator.gate.ChampionDecision;
import dev.slipway.validator.gate.DataDecision;
import dev.slipway.validator.gate.GateResult;
import dev.slipway.validator.gate.LabelCounts;
import dev.slipway.validator.gate.LatencyDecision;
import dev.slipway.validator.gate.MetricDecision;
import dev.slipway.validator.policy.Gate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The gates that need labelled rows: do the columns fit, then metrics, champion and latency.
final class DataStage {
    private final Measuring measuring;
    private final Case subject;
    private final GatePlan plan;
    private final List<GateResult> results = new ArrayList<>();
    private final Map<String, Measuring.Outcome> outcomes = new LinkedHashMap<>();

    DataStage(Measuring measuring, Case subject, GatePlan plan) {
        this.measuring = measuring;
        this.subject = subject;
        this.plan = plan;
    }

    /// The measurement on the first data set.
    Optional<Measured> first() {
        return outcomes.values().stream()
                .filter(Measuring.Outcome.Done.class::isInstance)
                .map(outcome -> ((Measuring.Outcome.Done) outcome).measured())
                .findFirst();
    }

    List<GateResult> run(Signature signature) throws IOException, InterruptedException {
        for (Gate.DataSchema gate : plan.data()) {
            results.add(data(gate, signature));
        }
        if (Judge.stopped(results).isPresent()) {
            return results;
        }
        for (Map.Entry<String, LabelledTable> entry : tables().entrySet()) {
            outcomes.put(
                    entry.getKey(),
                    measuring.measure(subject.model(), signature, entry.getValue()));
        }
        plan.metrics().forEach(gate -> results.add(metric(gate)));
        boolean failed = results.stream().anyMatch(it -> it.verdict() == Verdict.FAIL);
        if (!failed) {
            for (Gate.Champion gate : plan.champions()) {
                results.add(champion(gate));
            }
        }
        plan.latencies().forEach(gate -> results.add(latency(gate)));
        return results;
    }

    private Map<String, LabelledTable> tables() {
        Map<String, LabelledTable> tables = new LinkedHashMap<>();
        for (Gate.DataSchema gate : plan.data()) {
            LabelledTable table = subject.tables().get(gate.dataset());
            if (table != null) {
                tables.put(gate.dataset(), table);
            }
        }
        return tables;
    }

    private GateResult data(Gate.DataSchema gate, Signature signature) {
        LabelledTable table = subject.tables().get(gate.dataset());
        return table == null
                ? DataDecision.missing(gate)
                : DataDecision.decide(gate, signature, table.spec(), table.profile());
    }

    private Measuring.Outcome outcome(String dataset) {
        Measuring.Outcome outcome = outcomes.get(dataset);
        return outcome == null
                ? new Measuring.Outcome.Not(
                        Verdict.INCONCLUSIVE,
                        "there is no data set " + dataset,
                        "Register the data set.")
                : outcome;
    }

    private GateResult metric(Gate.Metric gate) {
        return switch (outcome(gate.dataset())) {
            case Measuring.Outcome.Not not -> not(gate, not);
            case Measuring.Outcome.Done(Measured measured) ->
                    MetricDecision.decide(
                            gate, interval(gate, measured.performance()), counts(measured));
        };
    }

    private static LabelCounts counts(Measured measured) {
        long positives = measured.rows().positives();
        return new LabelCounts(positives, measured.rows().rows() - positives);
    }

    private static Optional<Interval> interval(Gate.Metric gate, Performance performance) {
        return switch (gate.metric()) {
            case ROC_AUC -> performance.rocAuc();
            case ACCURACY -> performance.accuracy();
        };
    }

    private static GateResult not(Gate gate, Measuring.Outcome.Not not) {
        return GateResult.of(gate, not.verdict(), not.why()).advise(not.advice());
    }

    private GateResult champion(Gate.Champion gate) throws IOException, InterruptedException {
        Optional<Champions.Champion> found = subject.champions().behind(gate.champion());
        if (found.isEmpty()) {
            return ChampionDecision.unopposed(gate);
        }
        if (found.get().itself()) {
            return ChampionDecision.itself(gate, found.get().name());
        }
        return switch (outcome(gate.dataset())) {
            case Measuring.Outcome.Not not -> not(gate, not);
            case Measuring.Outcome.Done(Measured measured) -> against(gate, measured, found.get());
        };
    }

    private GateResult against(Gate.Champion gate, Measured challenger, Champions.Champion champion)
            throws IOException, InterruptedException {
        var model = champion.folder().resolve(Case.MODEL_FILE);
        Signature signature = OnnxReader.read(model).signature();
        return switch (measuring.measure(model, signature, challenger.table())) {
            case Measuring.Outcome.Not(Verdict verdict, String why, String advice) ->
                    GateResult.of(
                                    gate,
                                    verdict == Verdict.FAIL ? Verdict.INCONCLUSIVE : verdict,
                                    "champion " + champion.name() + " cannot be scored: " + why)
                            .advise(advice);
            case Measuring.Outcome.Done(Measured reference) ->
                    ChampionDecision.decide(
                            gate,
                            champion.name(),
                            RocAuc.compare(
                                    challenger.rows().positive(),
                                    challenger.rows().scores(),
                                    reference.rows().scores(),
                                    Interval.DEFAULT_LEVEL),
                            counts(challenger));
        };
    }

    private GateResult latency(Gate.Latency gate) {
        return outcomes.values().stream()
                .findFirst()
                .map(outcome -> latency(gate, outcome))
                .orElseGet(
                        () ->
                                GateResult.of(
                                                gate,
                                                Verdict.INCONCLUSIVE,
                                                "no gate names a data set, so no row was timed")
                                        .advise("Add a metric gate with a data set."));
    }

    private static GateResult latency(Gate.Latency gate, Measuring.Outcome outcome) {
        return switch (outcome) {
            case Measuring.Outcome.Not not -> not(gate, not);
            case Measuring.Outcome.Done(Measured measured) ->
                    LatencyDecision.decide(
                            gate,
                            measured.child().latency().rows(),
                            measured.child().latency().p99Micros());
        };
    }
}
