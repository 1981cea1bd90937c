package dev.slipway.validator.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.model.Datatype;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The values are those of the published reference implementations.
class PerformanceTest {
    private static final double EXACT = 1e-9;

    private static ScoredRows rows(String labels, double... scores) {
        boolean[] positive = new boolean[labels.length()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = labels.charAt(i) == '1';
        }
        return new ScoredRows(positive, scores);
    }

    @Test
    void averagePrecisionHasNoTrapezoids() {
        assertThat(new Ranking(rows("0011", .1, .4, .35, .8)).averagePrecision())
                .isCloseTo(.8333333333, within(EXACT));
        assertThat(new Ranking(rows("101010", .5, .5, .5, .5, .9, .1)).averagePrecision())
                .isCloseTo(.7333333333, within(EXACT));
    }

    @Test
    void probabilitiesAreScoredByLogLossAndBrier() {
        assertThat(new Calibration(rows("1001", .9, .1, .2, .65), 10).logLoss())
                .isCloseTo(.21616187468058, within(EXACT));
        assertThat(new Calibration(rows("0110", .1, .9, .8, .3), 10).brier())
                .isCloseTo(.0375, within(EXACT));
    }

    @Test
    void calibrationErrorIsWeightedByRows() {
        ScoredRows rows = rows("000011111", .1, .2, .3, .4, .65, .7, .8, .9, 1);

        assertThat(new Calibration(rows, 3).expectedError()).isCloseTo(.1388888889, within(EXACT));
    }

    @Test
    void aucAndAccuracyCarryTheirIntervals() {
        Performance performance = Performance.of(rows("0011", .1, .4, .35, .8));

        assertThat(performance.rocAuc().orElseThrow().value()).isCloseTo(.75, within(EXACT));
        assertThat(performance.rocAuc().orElseThrow().low())
                .isCloseTo(.75 - 1.959963984540054 * Math.sqrt(.125), within(EXACT));
        assertThat(performance.rocAuc().orElseThrow().high()).isEqualTo(1);
        assertThat(performance.accuracy().orElseThrow().value()).isEqualTo(.75);
        assertThat(performance.confusion()).contains(new Confusion(1, 0, 1, 2, .5));
    }

    @Test
    void theRocCurveGoesFromCornerToCorner() {
        assertThat(new Ranking(rows("0011", .1, .4, .35, .8)).roc())
                .containsExactly(
                        new Ranking.RocPoint(0, 0, null),
                        new Ranking.RocPoint(0, .5, .8),
                        new Ranking.RocPoint(.5, .5, .4),
                        new Ranking.RocPoint(.5, 1, .35),
                        new Ranking.RocPoint(1, 1, .1));
    }

    @Test
    void curvesHaveAtMost200Points() {
        Random random = new Random(7);
        boolean[] labels = new boolean[5000];
        double[] scores = new double[5000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextBoolean();
            scores[i] = random.nextDouble();
        }
        Performance performance = Performance.of(new ScoredRows(labels, scores));

        assertThat(performance.roc()).hasSizeBetween(150, 200);
        assertThat(performance.precisionRecall()).hasSizeBetween(150, 200);
        assertThat(performance.roc().getLast().fpr()).isEqualTo(1);
        assertThat(performance.roc().getLast().tpr()).isEqualTo(1);
        assertThat(performance.calibration().stream().mapToLong(Calibration.Bin::count).sum())
                .isEqualTo(5000);
    }

    @Test
    void oneClassLeavesTheAucUndefined() {
        Performance performance = Performance.of(rows("111", .1, .2, .3));

        assertThat(performance.rocAuc()).isEmpty();
        assertThat(performance.roc()).isEmpty();
        assertThat(performance.metrics()).doesNotContainKey("rocAuc").containsKey("accuracy");
    }

    @Test
    void scoresThatAreNoProbabilitiesHaveNoThreshold() {
        Performance performance = Performance.of(rows("0011", -3, 2, 1, 5));

        assertThat(performance.rocAuc().orElseThrow().value()).isCloseTo(.75, within(EXACT));
        assertThat(performance.accuracy()).isEmpty();
        assertThat(performance.confusion()).isEmpty();
        assertThat(performance.metrics()).containsOnlyKeys("rocAuc", "averagePrecision");
        assertThat(performance.scores().edges().getFirst()).isEqualTo(-3);
    }

    @Test
    void numbersAreThoseThatTheServerCounts() {
        assertThat(Quantised.of(Datatype.FP32, "35.06")).isEqualTo(35.06);
        assertThat(Quantised.of(Datatype.FP32, "0.123456789")).isEqualTo(0.12345679);
        assertThat(Quantised.of(Datatype.FP16, "0.1")).isEqualTo(0.0999755859375);
        assertThat(Quantised.of(Datatype.FP64, "0.1")).isEqualTo(0.1);
        assertThat(Quantised.of(Datatype.FP32, "")).isNaN();
    }
}
