package dev.slipway.core.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Newcombe's interval of an AUC by inverting a score test with the variance of Hanley and McNeil's
/// exponential model (Newcombe 2006, method 5). It needs the AUC and the number of rows only, has a
/// width for every AUC from 0 to 1, and is wide where few rows speak.
final class Newcombe {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Halvings of [0, 1] until a double has no more digits.
    private static final int HALVINGS = 53;

    private Newcombe() {}

    static Interval interval(double auc, int positives, int negatives, double level) {
        double z = NORMAL.inverseCumulativeProbability(0.5 + level / 2);
        double low = lower(auc, positives, negatives, z);
        double high = 1 - lower(1 - auc, positives, negatives, z);
        return new Interval(auc, Math.min(auc, low), Math.max(auc, high), level);
    }

    /// The least AUC that a score test does not reject; the upper end is the same seen from 1.
    private static double lower(double auc, int positives, int negatives, double z) {
        double low = 0;
        double high = auc;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (auc - middle > z * Math.sqrt(variance(middle, positives, negatives))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double variance(double auc, int positives, int negatives) {
        double others = (positives + negatives) / 2.0 - 1;
        double factor = 1 + others * (1 - auc) / (2 - auc) + others * auc / (1 + auc);
        return auc * (1 - auc) * factor / ((double) positives * negatives);
    }
}
