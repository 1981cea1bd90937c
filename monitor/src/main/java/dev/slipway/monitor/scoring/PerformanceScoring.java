package dev.slipway.monitor.scoring;

import dev.slipway.core.statistics.Baseline.Performance;
import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.RocAuc;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/// Realised performance of a window against the baseline's. The model has decayed when the AUC fell
/// by at least the limit and the fall is significant: unpaired comparison of two AUCs, the
/// variances added, two-sided p at or below [#SIGNIFICANCE].
public final class PerformanceScoring {
    public static final double SIGNIFICANCE = 0.05;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private PerformanceScoring() {}

    /// Predictions of a window whose labels are known.
    ///
    /// @param positive the labels, or a sample of them
    /// @param scores the scores that were given, one per label in `positive`
    /// @param labels all known labels of the window
    /// @param predictions all predictions of the window
    /// @param maturing whether labels may still come
    public record Labelled(
            boolean[] positive, double[] scores, long labels, long predictions, boolean maturing) {}

    /// Scores the labels of a window; empty when there are none.
    public static Optional<PerformanceScore> score(
            Labelled labelled, @Nullable Performance baseline, Limits limits) {
        long labels = labelled.labels();
        if (labels == 0) {
            return Optional.empty();
        }
        Optional<Interval> auc =
                RocAuc.interval(labelled.positive(), labelled.scores(), Interval.DEFAULT_LEVEL);
        return Optional.of(
                new PerformanceScore(
                        auc.map(Interval::value).orElse(null),
                        auc.map(Interval::low).orElse(null),
                        auc.map(Interval::high).orElse(null),
                        labels,
                        Math.min(1, (double) labels / Math.max(labels, labelled.predictions())),
                        labelled.maturing(),
                        verdict(auc, labels, baseline, limits)));
    }

    private static PerformanceVerdict verdict(
            Optional<Interval> auc, long labels, @Nullable Performance baseline, Limits limits) {
        if (auc.isEmpty() || baseline == null || labels < limits.minRows()) {
            return PerformanceVerdict.INCONCLUSIVE;
        }
        double drop = baseline.value() - auc.get().value();
        double error =
                Math.hypot(
                        standardError(baseline.value(), baseline.low(), baseline.high()),
                        standardError(auc.get().value(), auc.get().low(), auc.get().high()));
        double pValue =
                error == 0
                        ? (drop == 0 ? 1 : 0)
                        : 2 * NORMAL.survivalProbability(Math.abs(drop) / error);
        boolean decayed = drop >= limits.aucDrop() && pValue <= SIGNIFICANCE;
        return decayed ? PerformanceVerdict.DECAY : PerformanceVerdict.OK;
    }

    /// The standard error behind a 95 % interval; the wider side, as the other may be clipped.
    private static double standardError(double value, double low, double high) {
        double z = NORMAL.inverseCumulativeProbability(0.5 + Interval.DEFAULT_LEVEL / 2);
        return Math.max(value - low, high - value) / z;
    }
}
