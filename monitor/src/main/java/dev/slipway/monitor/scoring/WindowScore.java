package dev.slipway.monitor.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /// Names of the columns that drifted in this window.
    public Set<String> drifted() {
        return columns.stream()
                .filter(column -> column.verdict() == ColumnVerdict.DRIFT)
                .map(ColumnScore::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
