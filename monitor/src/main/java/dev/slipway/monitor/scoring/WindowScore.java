package dev.slipway.monitor.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a window's counts say.
///
/// @param columns the watched inputs in the baseline's order
/// @param score the model's score treated like a column, without correction
/// @param performance absent while no label has arrived
public record WindowScore(
        List<ColumnScore> columns, ColumnScore score, @Nullable PerformanceScore performance) {
    public WindowScore {
        columns = List.copyOf(columns);
    }
}
