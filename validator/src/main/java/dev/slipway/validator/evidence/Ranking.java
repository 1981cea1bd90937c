package dev.slipway.validator.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in order of falling score, all of one score at once: ROC and precision-recall in one walk.
public final class Ranking {
    private static final int MAX_POINTS = 200;

    private final double[] positives;
    private final double[] negatives;

    Ranking(ScoredRows rows) {
        positives = rows.sorted(true);
        negatives = rows.sorted(false);
    }

    /// A point of the ROC curve: rates among rows with at least this score. The first point has no
    /// threshold, because nothing is predicted positive there.
    public record RocPoint(double fpr, double tpr, @Nullable Double threshold) {}

    /// A point of the precision-recall curve.
    public record PrecisionRecallPoint(double recall, double precision) {}

    /// Called for each distinct score from the highest down.
    private interface Step {
        void at(double threshold, int truePositives, int falsePositives);
    }

    List<RocPoint> roc() {
        List<RocPoint> points = new ArrayList<>();
        if (positives.length == 0 || negatives.length == 0) {
            return points;
        }
        points.add(new RocPoint(0, 0, null));
        thinned(
                (threshold, tp, fp) ->
                        points.add(
                                new RocPoint(
                                        (double) fp / negatives.length,
                                        (double) tp / positives.length,
                                        threshold)));
        return points;
    }

    List<PrecisionRecallPoint> precisionRecall() {
        List<PrecisionRecallPoint> points = new ArrayList<>();
        if (positives.length > 0) {
            thinned(
                    (_, tp, fp) ->
                            points.add(
                                    new PrecisionRecallPoint(
                                            (double) tp / positives.length,
                                            (double) tp / (tp + fp))));
        }
        return points;
    }

    /// Average precision: sum of (R_k - R_k-1) P_k over distinct scores, no trapezoids.
    double averagePrecision() {
        double[] sum = new double[1];
        int[] before = new int[1];
        walk(
                (_, tp, fp) -> {
                    sum[0] += (double) (tp - before[0]) / positives.length * tp / (tp + fp);
                    before[0] = tp;
                });
        return sum[0];
    }

    private void thinned(Step step) {
        int[] distinct = new int[1];
        walk((_, _, _) -> distinct[0]++);
        int every = Math.ceilDiv(distinct[0], MAX_POINTS - 2);
        int[] index = new int[1];
        walk(
                (threshold, tp, fp) -> {
                    index[0]++;
                    if (index[0] % every == 0 || index[0] == distinct[0]) {
                        step.at(threshold, tp, fp);
                    }
                });
    }

    private void walk(Step step) {
        int p = positives.length;
        int n = negatives.length;
        while (p > 0 || n > 0) {
            double threshold =
                    Math.max(
                            p > 0 ? positives[p - 1] : Double.NEGATIVE_INFINITY,
                            n > 0 ? negatives[n - 1] : Double.NEGATIVE_INFINITY);
            p = below(positives, p, threshold);
            n = below(negatives, n, threshold);
            step.at(threshold, positives.length - p, negatives.length - n);
        }
    }

    private static int below(double[] sorted, int count, double threshold) {
        int left = count;
        while (left > 0 && sorted[left - 1] >= threshold) {
            left--;
        }
        return left;
    }
}
