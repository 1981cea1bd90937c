package dev.slipway.validator.evidence;

import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.RocAuc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Metrics and plot data of one model on one table.
///
/// @param rocAuc the guarded interval; empty when one of the classes has fewer than two rows
/// @param accuracy at threshold 0.5; empty when scores are no probabilities
/// @param metrics all metrics by their name in the evidence
public record Performance(
        Optional<Interval> rocAuc,
        Optional<Interval> accuracy,
        Map<String, MetricValue> metrics,
        List<Ranking.RocPoint> roc,
        List<Ranking.PrecisionRecallPoint> precisionRecall,
        List<Calibration.Bin> calibration,
        Optional<Confusion> confusion,
        ScoreHistogram scores) {
    /// Computes everything in O(n log n).
    ///
    /// @param rows finite scores
    public static Performance of(ScoredRows rows) {
        double level = Interval.DEFAULT_LEVEL;
        Ranking ranking = new Ranking(rows);
        Optional<Interval> auc = RocAuc.guardedInterval(rows.positive(), rows.scores(), level);
        boolean probabilities = rows.areProbabilities();
        Optional<Confusion> confusion =
                probabilities ? Optional.of(Confusion.of(rows)) : Optional.empty();
        Optional<Interval> accuracy = confusion.flatMap(counts -> counts.accuracy(level));
        Map<String, MetricValue> metrics = new LinkedHashMap<>();
        auc.ifPresent(value -> metrics.put("rocAuc", MetricValue.of(value)));
        accuracy.ifPresent(value -> metrics.put("accuracy", MetricValue.of(value)));
        if (rows.positives() > 0) {
            metrics.put("averagePrecision", MetricValue.point(ranking.averagePrecision()));
        }
        List<Calibration.Bin> bins = List.of();
        if (probabilities) {
            Calibration calibration = new Calibration(rows, Calibration.BINS);
            metrics.put("logLoss", MetricValue.point(calibration.logLoss()));
            metrics.put("brier", MetricValue.point(calibration.brier()));
            metrics.put("ece", MetricValue.point(calibration.expectedError()));
            bins = calibration.bins();
        }
        return new Performance(
                auc,
                accuracy,
                metrics,
                ranking.roc(),
                ranking.precisionRecall(),
                bins,
                confusion,
                ScoreHistogram.of(rows));
    }
}
