package dev.slipway.core.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an evaluation freezes for monitoring: aggregates of the held-out data, never rows.
///
/// @param rows rows of the data set
/// @param columns one entry per model input that is watched
/// @param score the score's histogram
/// @param performance what was achieved, absent for models without a ranking metric
public record Baseline(
        long rows, List<FrozenBins> columns, ScoreBins score, @Nullable Performance performance) {
    public Baseline {
        columns = List.copyOf(columns);
    }

    /// Which number of which output is the score, and its histogram.
    ///
    /// @param output the output's name
    /// @param index place in the row of that output, 0-based
    /// @param bins the histogram
    public record ScoreBins(String output, int index, NumericBins bins) {}

    /// Performance on the held-out data.
    ///
    /// @param metric for example `roc_auc`
    /// @param positives rows with label 1
    /// @param negatives rows with label 0
    public record Performance(
            String metric, double value, double low, double high, long positives, long negatives) {}
}
