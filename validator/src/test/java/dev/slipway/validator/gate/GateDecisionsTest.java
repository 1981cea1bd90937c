package dev.slipway.validator.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.model.Datatype;
import dev.slipway.core.model.Signature;
import dev.slipway.core.model.TensorSpec;
import dev.slipway.core.state.Verdict;
import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.RocAuc;
import dev.slipway.validator.policy.Gate;
import dev.slipway.validator.policy.MetricName;
import dev.slipway.validator.table.Column;
import dev.slipway.validator.table.ColumnType;
import dev.slipway.validator.table.TableProfile;
import dev.slipway.validator.table.TableSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateDecisionsTest {
    private static final LabelCounts MANY = new LabelCounts(927, 3073);
    private static final Gate.Champion CHAMPION =
            new Gate.Champion("champion", MetricName.ROC_AUC, "march", "champion", 0.01);

    @ParameterizedTest
    @CsvSource({
        "0.70, 0.65, 0.75, 0.65, PASS",
        "0.70, 0.6499, 0.75, 0.65, INCONCLUSIVE",
        "0.60, 0.55, 0.65, 0.65, INCONCLUSIVE",
        "0.60, 0.55, 0.6499, 0.65, FAIL",
        "0.90, 0.85, 0.95, 0.95, INCONCLUSIVE"
    })
    void aMetricIsDecidedByTheEndsOfItsInterval(
            double value, double low, double high, double min, Verdict verdict) {
        Gate.Metric gate = new Gate.Metric("auc", MetricName.ROC_AUC, "march", min);

        GateResult result =
                MetricDecision.decide(
                        gate, Optional.of(new Interval(value, low, high, 0.95)), MANY);

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.statistic()).isEqualTo(value);
        assertThat(result.low()).isEqualTo(low);
        assertThat(result.high()).isEqualTo(high);
        assertThat(result.limit()).isEqualTo(min);
        assertThat(result.advice() == null).isEqualTo(verdict == Verdict.PASS);
    }

    @Test
    void theSummarySaysTheNumbers() {
        Gate.Metric gate = new Gate.Metric("auc", MetricName.ROC_AUC, "march", 0.65);

        assertThat(
                        MetricDecision.decide(
                                        gate,
                                        Optional.of(new Interval(0.92233, 0.9102, 0.9344, 0.95)),
                                        MANY)
                                .summary())
                .isEqualTo(
                        "ROC AUC 0.9223 (0.9102 to 0.9344) on 4000 rows of march, all of it at or"
                                + " above 0.65");
    }

    @Test
    void anUndefinedMetricIsInconclusive() {
        Gate.Metric gate = new Gate.Metric("accuracy", MetricName.ACCURACY, "march", 0);

        GateResult result = MetricDecision.decide(gate, Optional.empty(), new LabelCounts(5, 5));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.summary())
                .isEqualTo(
                        "accuracy is undefined on the 10 rows of march: it needs scores that are"
                                + " probabilities");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "29, 4000", "4000, 29", "0, 100"})
    void fewRowsOfALabelDecideNothingAboutTheRanking(long positives, long negatives) {
        Gate.Metric gate = new Gate.Metric("auc", MetricName.ROC_AUC, "march", 0.5);
        Optional<Interval> perfect = Optional.of(new Interval(1, 0.9, 1, 0.95));
        LabelCounts few = new LabelCounts(positives, negatives);

        GateResult result = MetricDecision.decide(gate, perfect, few);

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.statistic()).isEqualTo(1);
        assertThat(result.summary())
                .isEqualTo(
                        "ROC AUC is not decided on: march has %d rows with label 1 and %d with"
                                        .formatted(positives, negatives)
                                + " label 0, 30 of either are needed");
        RocAuc.Paired equal = new RocAuc.Paired(new Interval(0, 0, 0, 0.95), 0, 1);
        assertThat(ChampionDecision.decide(CHAMPION, "m/1", Optional.of(equal), few).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void thirtyRowsOfEitherLabelAreEnoughToDecide() {
        Gate.Metric gate = new Gate.Metric("auc", MetricName.ROC_AUC, "march", 0.5);
        boolean[] labels = new boolean[60];
        double[] separated = new double[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 2 == 1;
            separated[row] = row % 2;
        }
        LabelCounts counts = new LabelCounts(30, 30);

        GateResult perfect =
                MetricDecision.decide(
                        gate, RocAuc.guardedInterval(labels, separated, 0.95), counts);
        assertThat(perfect.verdict()).isEqualTo(Verdict.PASS);
        assertThat(perfect.low()).isCloseTo(0.933, within(5e-4));

        GateResult constant =
                MetricDecision.decide(
                        gate, RocAuc.guardedInterval(labels, new double[60], 0.95), counts);
        assertThat(constant.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void separatingTheSameRowsIsNotYetEquality() {
        boolean[] labels = new boolean[60];
        double[] first = new double[60];
        double[] second = new double[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 2 == 1;
            first[row] = row % 2;
            second[row] = row % 2 + row / 100.0;
        }
        Optional<RocAuc.Paired> paired = RocAuc.compare(labels, first, second, 0.95);

        GateResult result =
                ChampionDecision.decide(CHAMPION, "m/1", paired, new LabelCounts(30, 30));

        assertThat(result.statistic()).isZero();
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.000, -0.010, 0.010, PASS",
        "-0.005, -0.011, 0.001, INCONCLUSIVE",
        "-0.206, -0.227, -0.188, FAIL",
        "0.100, 0.090, 0.110, PASS"
    })
    void theChampionIsANonInferiorityTest(
            double difference, double low, double high, Verdict verdict) {
        RocAuc.Paired paired = new RocAuc.Paired(new Interval(difference, low, high, 0.95), 0, 1);

        GateResult result = ChampionDecision.decide(CHAMPION, "m/1", Optional.of(paired), MANY);

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.limit()).isEqualTo(-0.01);
    }

    @Test
    void identicalPredictionsAreNotInferior() {
        boolean[] labels = new boolean[60];
        double[] scores = new double[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 2 == 1;
            scores[row] = row % 7;
        }
        Gate.Champion noMargin =
                new Gate.Champion("champion", MetricName.ROC_AUC, "march", "champion", 0);

        assertThat(
                        ChampionDecision.decide(
                                        noMargin,
                                        "m/1",
                                        RocAuc.compare(labels, scores, scores, 0.95),
                                        new LabelCounts(30, 30))
                                .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutAChampionThereIsNothingToCompare() {
        GateResult result = ChampionDecision.unopposed(CHAMPION);

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.summary()).startsWith("no champion: nothing to compare against");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 20000, PASS",
        "500, 20001, FAIL",
        "99, 1, INCONCLUSIVE",
        "0, 0, INCONCLUSIVE",
        "100, 1, PASS"
    })
    void latencyNeedsEnoughRows(int rows, double p99Micros, Verdict verdict) {
        Gate.Latency gate = new Gate.Latency("latency", 20);

        assertThat(LatencyDecision.decide(gate, rows, p99Micros).verdict()).isEqualTo(verdict);
    }

    @Test
    void theWorstVerdictWins() {
        assertThat(overall(Verdict.PASS, Verdict.PASS)).isEqualTo(Verdict.PASS);
        assertThat(overall(Verdict.PASS, Verdict.INCONCLUSIVE)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(overall(Verdict.INCONCLUSIVE, Verdict.ERROR)).isEqualTo(Verdict.ERROR);
        assertThat(overall(Verdict.ERROR, Verdict.FAIL, Verdict.PASS)).isEqualTo(Verdict.FAIL);
    }

    @Test
    void nothingIsNeverAPass() {
        assertThat(overall()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Verdict overall(Verdict... verdicts) {
        return VerdictRule.overall(
                java.util.Arrays.stream(verdicts)
                        .map(it -> GateResult.of(new Gate.Structure("s"), it, ""))
                        .toList());
    }

    @Test
    void everyInputNeedsAFittingColumn() {
        Signature signature =
                new Signature(
                        List.of(
                                tensor("a", Datatype.FP32, -1, 1),
                                tensor("n", Datatype.INT64, -1, 1),
                                tensor("t", Datatype.BYTES, -1, 1),
                                tensor("v", Datatype.FP32, -1, 2),
                                tensor("late", Datatype.FP32, -1, 1)),
                        List.of(tensor("score", Datatype.FP32, -1, 1)));
        TableProfile table =
                new TableProfile(
                        10,
                        5,
                        List.of(
                                new Column("a", ColumnType.STRING, 0, "line 3 has 'abc'"),
                                new Column("n", ColumnType.NUMERIC, 2, null),
                                new Column("t", ColumnType.NUMERIC, 0, null),
                                new Column("v[0]", ColumnType.NUMERIC, 0, null),
                                new Column("late", ColumnType.NUMERIC, 0, null)));

        GateResult result =
                DataDecision.decide(
                        new Gate.DataSchema("data:d", "d"),
                        signature,
                        TableSpec.labelled("late"),
                        table);

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.summary())
                .isEqualTo(
                        "d: input a is FP32, but column a holds text: line 3 has 'abc'; input n is INT64, which has no"
                                + " missing value, but 2 cells are empty; there is no column for"
                                + " input v[1]; input late is the label column");
    }

    @Test
    void theScoreIsTheOnlyFittingOutputOrTheOneWithATellingName() {
        TensorSpec label = tensor("label", Datatype.INT64, -1);
        TensorSpec probabilities = tensor("probabilities", Datatype.FP32, -1, 2);
        TensorSpec margin = tensor("margin", Datatype.FP32, -1, 1);
        TensorSpec classes = tensor("classes", Datatype.FP32, -1, 3);

        assertThat(score(label, probabilities)).contains(probabilities);
        assertThat(score(margin, probabilities)).contains(probabilities);
        assertThat(score(label, margin)).contains(margin);
        assertThat(score(label, classes)).isEmpty();
        assertThat(score(margin, tensor("other", Datatype.FP64, -1))).isEmpty();
    }

    private static Optional<TensorSpec> score(TensorSpec... outputs) {
        return ScoreOutput.of(
                new Signature(List.of(tensor("x", Datatype.FP32, -1, 1)), List.of(outputs)));
    }

    private static TensorSpec tensor(String name, Datatype type, long... shape) {
        return new TensorSpec(name, type, java.util.Arrays.stream(shape).boxed().toList());
    }
}
