package dev.slipway.monitor.window;

import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.PerformanceScore;
import dev.slipway.monitor.scoring.WindowScore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window as the API shows it.
///
/// @param state OPEN while events may still fall into it, SCORED afterwards
public record Window(
        Instant start,
        Instant end,
        long rows,
        State state,
        List<ColumnScore> columns,
        @Nullable ColumnScore score,
        @Nullable PerformanceScore performance) {
    public Window {
        columns = List.copyOf(columns);
    }

    /// Whether a window is finished.
    public enum State {
        OPEN,
        SCORED
    }

    static Window of(WindowEntity entity, @Nullable WindowScore result) {
        return new Window(
                entity.key.windowStart(),
                entity.windowEnd,
                entity.rowCount,
                entity.closed ? State.SCORED : State.OPEN,
                result == null ? List.of() : result.columns(),
                result == null ? null : result.score(),
                result == null ? null : result.performance());
    }
}
