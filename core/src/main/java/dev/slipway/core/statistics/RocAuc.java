package dev.slipway.core.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Area under the ROC curve: P(score of a positive > score of a negative), a tie counting one half;
/// with DeLong's variance by placements (DeLong, DeLong and Clarke-Pearson 1988; midranks as in Sun
/// and Xu 2014), in O(n log n).
///
/// DeLong's variance is 0 when the classes are separated or all scores tie, whatever the number of
/// rows, and too small near that (Kottas, Kuss and Zapf 2014). [#interval] then takes Newcombe's
/// ends instead, [#guardedInterval] always the wider of both: of binormal samples of 5 to 200 rows
// a
/// class with an AUC of 0.7 to 0.98 its lower end lies above the truth in at most 2.5 %, DeLong's
// in
/// 3 to 74 %.
public final class RocAuc {
    /// Variances below this are rounding errors.
    private static final double NO_VARIANCE = 1e-18;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private RocAuc() {}

    /// Two models on the same rows.
    ///
    /// @param difference AUC of the first minus AUC of the second, with its interval, which has no
    ///     width only when all scores are the same
    /// @param z standardised difference; 0 when all scores are the same
    /// @param pValue two-sided; 1 when all scores are the same
    public record Paired(Interval difference, double z, double pValue) {}

    /// The AUC with DeLong's interval clipped to [0, 1], or Newcombe's where the variance is 0.
    ///
    /// @param positive the labels
    /// @param scores one finite score per label, higher meaning more likely positive
    /// @return empty when fewer than two of either class are present: the variance is undefined
    public static Optional<Interval> interval(boolean[] positive, double[] scores, double level) {
        return placements(positive, scores)
                .map(it -> it.variance() < NO_VARIANCE ? newcombe(it, level) : deLong(it, level));
    }

    /// The AUC with the wider of DeLong's and Newcombe's interval at either end: for decisions that
    /// must not pass by luck.
    ///
    /// @return empty when fewer than two of either class are present
    public static Optional<Interval> guardedInterval(
            boolean[] positive, double[] scores, double level) {
        return placements(positive, scores)
                .map(
                        placements -> {
                            Interval a = deLong(placements, level);
                            Interval b = newcombe(placements, level);
                            return new Interval(
                                    a.value(),
                                    Math.min(a.low(), b.low()),
                                    Math.max(a.high(), b.high()),
                                    level);
                        });
    }

    private static Interval deLong(Placements placements, double level) {
        double half = quantile(level) * Math.sqrt(placements.variance());
        double auc = placements.auc();
        return new Interval(auc, Math.max(0, auc - half), Math.min(1, auc + half), level);
    }

    private static Interval newcombe(Placements placements, double level) {
        return Newcombe.interval(
                placements.auc(),
                placements.ofPositives.length,
                placements.ofNegatives.length,
                level);
    }

    /// DeLong's paired comparison of two scores on the same rows. The interval of the difference is
    /// not clipped. Where its variance is 0 although the scores differ, for example because both
    /// separate the classes, the half width is Wilson's upper end of the share of rows of either
    /// class that could still rank otherwise.
    public static Optional<Paired> compare(
            boolean[] positive, double[] first, double[] second, double level) {
        Optional<Placements> a = placements(positive, first);
        Optional<Placements> b = placements(positive, second);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        double difference = a.get().auc() - b.get().auc();
        if (Arrays.equals(first, second)) {
            return Optional.of(new Paired(new Interval(0, 0, 0, level), 0, 1));
        }
        double variance = varianceOfDifference(a.get(), b.get());
        double half =
                variance < NO_VARIANCE
                        ? unseen(a.get(), level)
                        : quantile(level) * Math.sqrt(variance);
        double z = difference * quantile(level) / half;
        return Optional.of(
                new Paired(
                        new Interval(difference, difference - half, difference + half, level),
                        z,
                        2 * NORMAL.survivalProbability(Math.abs(z))));
    }

    private static double unseen(Placements placements, double level) {
        double positives =
                Proportion.interval(0, placements.ofPositives.length, level).orElseThrow().high();
        double negatives =
                Proportion.interval(0, placements.ofNegatives.length, level).orElseThrow().high();
        return positives + negatives;
    }

    private static double quantile(double level) {
        return NORMAL.inverseCumulativeProbability(0.5 + level / 2);
    }

    private static double varianceOfDifference(Placements a, Placements b) {
        double covariance =
                covariance(a.ofPositives, b.ofPositives) / a.ofPositives.length
                        + covariance(a.ofNegatives, b.ofNegatives) / a.ofNegatives.length;
        return a.variance() + b.variance() - 2 * covariance;
    }

    private static Optional<Placements> placements(boolean[] positive, double[] scores) {
        requireFinite(positive, scores);
        double[] positives = select(positive, scores, true);
        double[] negatives = select(positive, scores, false);
        if (positives.length < 2 || negatives.length < 2) {
            return Optional.empty();
        }
        double[] overall = Midranks.of(scores);
        double[] ranksOfPositives = Midranks.of(positives);
        double[] ranksOfNegatives = Midranks.of(negatives);
        double[] above = new double[positives.length];
        double[] below = new double[negatives.length];
        int p = 0;
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i]) {
                above[p] = (overall[i] - ranksOfPositives[p]) / negatives.length;
                p++;
            } else {
                below[n] = 1 - (overall[i] - ranksOfNegatives[n]) / positives.length;
                n++;
            }
        }
        return Optional.of(new Placements(above, below));
    }

    private static void requireFinite(boolean[] positive, double[] scores) {
        if (positive.length != scores.length) {
            throw new IllegalArgumentException(
                    positive.length + " labels for " + scores.length + " scores");
        }
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("scores must be finite: " + score);
            }
        }
    }

    private static double[] select(boolean[] positive, double[] scores, boolean wanted) {
        int count = 0;
        for (boolean label : positive) {
            count += label == wanted ? 1 : 0;
        }
        double[] selected = new double[count];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i] == wanted) {
                selected[next++] = scores[i];
            }
        }
        return selected;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    /// Shares of the other class that lie on the right side of each row.
    private static final class Placements {
        private final double[] ofPositives;
        private final double[] ofNegatives;

        Placements(double[] ofPositives, double[] ofNegatives) {
            this.ofPositives = ofPositives;
            this.ofNegatives = ofNegatives;
        }

        double auc() {
            return mean(ofPositives);
        }

        double variance() {
            return covariance(ofPositives, ofPositives) / ofPositives.length
                    + covariance(ofNegatives, ofNegatives) / ofNegatives.length;
        }
    }
}
