package dev.slipway.monitor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.NumericBins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final Limits LIMITS = new Limits(0.1, 0.03, 200);
    private static final NumericBins TEMP =
            NumericBins.freeze("temp", IntStream.range(0, 1000).asDoubleStream().toArray(), 10);
    private static final CategoricalBins CARRIER =
            CategoricalBins.freeze("carrier", Map.of("UA", 600L, "AA", 400L));
    private static final Baseline BASELINE =
            new Baseline(
                    1000,
                    List.of(TEMP, CARRIER),
                    new Baseline.ScoreBins("p", 1, NumericBins.equalWidth("score", 0, 1, 20)),
                    new Baseline.Performance("roc_auc", .92, .91, .93, 230, 770));

    @Test
    void aColumnThatMovedDriftsAndOneThatDidNotIsFine() {
        long[] warm = new long[TEMP.slots()];
        warm[9] = 300;
        long[] carriers = {180, 120, 0, 0, 0};

        List<ColumnScore> scores =
                DriftScoring.columns(BASELINE, Map.of("temp", warm, "carrier", carriers), LIMITS);

        assertThat(scores).extracting(ColumnScore::name).containsExactly("temp", "carrier");
        assertThat(scores)
                .extracting(ColumnScore::verdict)
                .containsExactly(ColumnVerdict.DRIFT, ColumnVerdict.OK);
        assertThat(scores.get(1).psi()).isZero();
        assertThat(scores.get(1).adjustedP()).isEqualTo(1);
    }

    @Test
    void fewRowsAreInconclusiveHoweverFarTheyMoved() {
        long[] warm = new long[TEMP.slots()];
        warm[9] = 199;

        ColumnScore score = DriftScoring.single(TEMP, warm, LIMITS);

        assertThat(score.verdict()).isEqualTo(ColumnVerdict.INCONCLUSIVE);
        assertThat(score.psi()).isGreaterThan(1);
    }

    @Test
    void aColumnWithoutRowsHasNoScore() {
        ColumnScore score = DriftScoring.single(TEMP, new long[TEMP.slots()], LIMITS);

        assertThat(score.psi()).isNull();
        assertThat(score.verdict()).isEqualTo(ColumnVerdict.INCONCLUSIVE);
    }

    @Test
    void valuesOutsideTheBaselineAreShown() {
        long[] counts = {100, 100, 0, 50, 25};

        ColumnScore score = DriftScoring.single(CARRIER, counts, LIMITS);

        assertThat(score.unseenShare()).isEqualTo(50.0 / 275);
        assertThat(score.missingShare()).isEqualTo(25.0 / 275);
    }

    @Test
    void aModelThatGuessesHasDecayed() {
        PerformanceScore score = performance(1000, 0);

        assertThat(score.verdict()).isEqualTo(PerformanceVerdict.DECAY);
        assertThat(score.value()).isBetween(.4, .6);
        assertThat(score.coverage()).isEqualTo(.5);
    }

    @Test
    void aModelAsGoodAsBeforeHasNot() {
        assertThat(performance(1000, 3).verdict()).isEqualTo(PerformanceVerdict.OK);
    }

    @Test
    void fewLabelsAreInconclusive() {
        assertThat(performance(199, 0).verdict()).isEqualTo(PerformanceVerdict.INCONCLUSIVE);
    }

    @Test
    void coverageCountsAllLabelsAlsoWhenThePerformanceIsThatOfASample() {
        boolean[] positive = new boolean[200];
        double[] scores = new double[200];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = i % 2 == 0;
            scores[i] = i;
        }

        PerformanceScore score =
                PerformanceScoring.score(
                                new PerformanceScoring.Labelled(
                                        positive, scores, 1000, 1000, false),
                                BASELINE.performance(),
                                LIMITS)
                        .orElseThrow();

        assertThat(score.labels()).isEqualTo(1000);
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.maturing()).isFalse();
    }

    @Test
    void oneOddWindowIsNoAlarmAndTwoOfThreeAre() {
        Persistence rule = Persistence.DEFAULT;

        assertThat(rule.alarmed(List.of(Set.of("temp"), Set.of(), Set.of()))).isEmpty();
        assertThat(rule.alarmed(List.of(Set.of("temp", "humid"), Set.of(), Set.of("temp"))))
                .containsExactly("temp");
        assertThat(rule.alarmed(List.of(Set.of("temp"), Set.of(), Set.of(), Set.of("temp"))))
                .isEmpty();
    }

    private static PerformanceScore performance(int labels, double separation) {
        SplittableRandom random = new SplittableRandom(7);
        boolean[] positive = new boolean[labels];
        double[] scores = new double[labels];
        for (int i = 0; i < labels; i++) {
            positive[i] = random.nextInt(4) == 0;
            scores[i] = random.nextGaussian() + (positive[i] ? separation : 0);
        }
        return PerformanceScoring.score(
                        new PerformanceScoring.Labelled(
                                positive, scores, labels, labels * 2L, false),
                        BASELINE.performance(),
                        LIMITS)
                .orElseThrow();
    }
}
