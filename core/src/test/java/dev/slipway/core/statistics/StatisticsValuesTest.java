package dev.slipway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Published check values of each statistic.
class StatisticsValuesTest {
    @Test
    void psiOfTheSharedExample() {
        Psi psi =
                Psi.of(new long[] {10, 20, 40, 20, 10}, new long[] {15, 25, 35, 15, 10})
                        .orElseThrow();
        assertThat(psi.value()).isCloseTo(.052491106224934, within(1e-9));
        assertThat(psi.bins()).isEqualTo(5);
    }

    @Test
    void psiOfTenBinsAndFiveHundredRowsHasItsNinetyFivePercentPointAt0677() {
        assertThat(
                        org.apache.commons.statistics.distribution.ChiSquaredDistribution.of(9)
                                        .inverseCumulativeProbability(.95)
                                * (1.0 / 500 + 1.0 / 500))
                .isCloseTo(.0677, within(5e-5));
    }

    @Test
    void psiCountsAnEmptySlotAsHalfARowAndSkipsSlotsEmptyOnBothSides() {
        Psi psi = Psi.of(new long[] {10, 0, 10}, new long[] {10, 0, 0}).orElseThrow();
        double share = .05;
        double expected = (1 - .5) * Math.log(1 / .5) + (share - .5) * Math.log(share / .5);
        assertThat(psi.value()).isCloseTo(expected, within(1e-12));
        assertThat(psi.bins()).isEqualTo(2);
    }

    @Test
    void psiWithoutRowsIsUndefined() {
        assertThat(Psi.of(new long[] {1, 2}, new long[] {0, 0})).isEmpty();
    }

    @Test
    void aucCountsTiesAsOneHalf() {
        assertThat(auc(bits("0011"), .1, .4, .35, .8).value()).isEqualTo(.75);
        assertThat(auc(bits("101010"), .5, .5, .5, .5, .9, .1).value())
                .isCloseTo(.7777778, within(1e-7));
    }

    @Test
    void deLongVarianceOfTheTextbookExample() {
        Interval interval = auc(bits("0011"), .1, .4, .35, .8);
        double error = .3535534;
        assertThat(interval.low()).isCloseTo(.75 - 1.959963985 * error, within(1e-6));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void deLongPairedTestOfTheTextbookExample() {
        RocAuc.Paired paired =
                RocAuc.compare(
                                bits("0011"),
                                new double[] {.1, .4, .35, .8},
                                new double[] {.1, .2, .35, .8},
                                .95)
                        .orElseThrow();
        assertThat(Math.abs(paired.z())).isCloseTo(.70710678, within(1e-8));
        assertThat(paired.pValue()).isCloseTo(.4795001, within(1e-6));
    }

    @Test
    void identicalScoresDifferByNothing() {
        double[] scores = {.1, .4, .35, .8};
        RocAuc.Paired paired = RocAuc.compare(bits("0011"), scores, scores, .95).orElseThrow();
        assertThat(paired.pValue()).isEqualTo(1);
        assertThat(paired.difference()).isEqualTo(new Interval(0, 0, 0, .95));
    }

    @Test
    void separatedClassesHaveAnIntervalThatFewRowsMakeWide() {
        Interval two = auc(bits("0011"), .1, .2, .7, .8);
        assertThat(two.low()).isCloseTo(.3856357, within(1e-7));
        assertThat(two.high()).isEqualTo(1);
        Interval hundred = auc(bits("01".repeat(100)), halves(100));
        assertThat(hundred.value()).isEqualTo(1);
        assertThat(hundred.low()).isCloseTo(.9804489, within(1e-7));
        Interval inverted = auc(bits("10".repeat(100)), halves(100));
        assertThat(inverted.low()).isZero();
        assertThat(inverted.high()).isCloseTo(1 - .9804489, within(1e-7));
    }

    @Test
    void aConstantScoreIsNotCertainlyChance() {
        Interval constant = auc(bits("01".repeat(100)), new double[200]);
        assertThat(constant.value()).isEqualTo(.5);
        assertThat(constant.low()).isBetween(.4, .45);
        assertThat(constant.high()).isBetween(.55, .6);
    }

    @Test
    void theGuardedIntervalIsTheWiderOneAtEitherEnd() {
        boolean[] labels = bits("01".repeat(30));
        double[] scores = halves(30);
        scores[0] = 2;
        Interval deLong = auc(labels, scores);
        Interval guarded = RocAuc.guardedInterval(labels, scores, .95).orElseThrow();
        assertThat(guarded.value()).isEqualTo(deLong.value()).isCloseTo(29 / 30., within(1e-12));
        assertThat(guarded.low()).isLessThan(deLong.low());
        assertThat(guarded.high()).isEqualTo(1);
    }

    @Test
    void twoModelsThatSeparateTheClassesDifferByUnseenRowsAtMost() {
        boolean[] labels = bits("01".repeat(50));
        double[] other = Arrays.stream(halves(50)).map(score -> 2 * score + 1).toArray();
        RocAuc.Paired paired = RocAuc.compare(labels, halves(50), other, .95).orElseThrow();
        double unseen = 1.959963985 * 1.959963985 / (50 + 1.959963985 * 1.959963985);
        assertThat(paired.difference().value()).isZero();
        assertThat(paired.difference().low()).isCloseTo(-2 * unseen, within(1e-6));
        assertThat(paired.difference().high()).isCloseTo(2 * unseen, within(1e-6));
        assertThat(paired.pValue()).isEqualTo(1);
    }

    /// Scores of `01` labels repeated: 0 and 1.
    private static double[] halves(int pairs) {
        double[] scores = new double[2 * pairs];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i % 2;
        }
        return scores;
    }

    @Test
    void aucOfOneClassIsUndefined() {
        assertThat(RocAuc.interval(bits("1111"), new double[] {1, 2, 3, 4}, .95)).isEmpty();
    }

    @Test
    void aucRefusesScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> auc(bits("01"), Double.NaN, 1))
                .hasMessage("scores must be finite: NaN");
    }

    @Test
    void wilsonIntervalOfEightOfTen() {
        Interval interval = Proportion.interval(8, 10, .95).orElseThrow();
        assertThat(interval.low()).isCloseTo(.4902, within(5e-5));
        assertThat(interval.high()).isCloseTo(.9433, within(5e-5));
        assertThat(Proportion.interval(0, 0, .95)).isEmpty();
    }

    @Test
    void benjaminiHochbergKeepsFourAlsoAfterShuffling() {
        double[] p = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .324, .4262, .5719,
            .6528, .759, 1
        };
        double[] adjusted = FalseDiscovery.adjust(p);
        assertThat(adjusted[3]).isCloseTo(.035625, within(1e-12));
        assertThat(java.util.Arrays.stream(adjusted).filter(q -> q <= .05).count()).isEqualTo(4);

        double[] reversed = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            reversed[i] = p[p.length - 1 - i];
        }
        double[] adjustedReversed = FalseDiscovery.adjust(reversed);
        assertThat(adjustedReversed[p.length - 4]).isCloseTo(.035625, within(1e-12));
    }

    @Test
    void latencyQuantilesInterpolateInsideTheirBucket() {
        long[] counts = new long[LatencyHistogram.slots()];
        counts[LatencyHistogram.slot(100)] = 50;
        counts[LatencyHistogram.slot(101)] = 50;
        assertThat(LatencyHistogram.quantileMicros(counts, .5)).isEqualTo(100);
        assertThat(LatencyHistogram.quantileMicros(counts, 1)).isEqualTo(250);
        assertThat(LatencyHistogram.quantileMicros(new long[LatencyHistogram.slots()], .5))
                .isZero();
    }

    private static Interval auc(boolean[] labels, double... scores) {
        return RocAuc.interval(labels, scores, .95).orElseThrow();
    }

    private static boolean[] bits(String text) {
        boolean[] bits = new boolean[text.length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = text.charAt(i) == '1';
        }
        return bits;
    }
}
