package dev.slipway.validator.evidence;

import dev.slipway.core.statistics.Interval;
import dev.slipway.core.statistics.Proportion;
import java.util.Optional;

/// Counts at one threshold; a score at or above it is predicted positive.
public record Confusion(long tp, long fp, long fn, long tn, double threshold) {
    static Confusion of(ScoredRows rows) {
        long[] counts = new long[4];
        for (int row = 0; row < rows.rows(); row++) {
            int predicted = rows.scores()[row] >= ScoredRows.THRESHOLD ? 0 : 2;
            counts[predicted + (rows.positive()[row] ? 0 : 1)]++;
        }
        return new Confusion(counts[0], counts[1], counts[2], counts[3], ScoredRows.THRESHOLD);
    }

    /// Share of right predictions with Wilson's interval.
    public Optional<Interval> accuracy(double level) {
        return Proportion.interval(tp + tn, tp + fp + fn + tn, level);
    }
}
