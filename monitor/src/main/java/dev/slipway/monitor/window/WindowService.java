package dev.slipway.monitor.window;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows windows.
@ApplicationScoped
public class WindowService {
    /// Windows in one answer where the caller names no limit.
    public static final int MAX_WINDOWS = 500;

    private final WindowRepository windows;
    private final Json json;

    WindowService(WindowRepository windows, Json json) {
        this.windows = windows;
        this.json = json;
    }

    /// The newest windows of a release that start in a range, oldest first; `next` leads to those
    /// before them.
    public Page<Window> between(Watch watch, Range range) {
        List<Window> newestFirst =
                windows.between(watch.releaseId(), range.from(), range.to(), range.limit() + 1);
        Page<Window> page =
                Page.of(
                        newestFirst,
                        range.limit(),
                        window -> Cursor.encode(window.start().toString()),
                        window -> window);
        return new Page<>(page.items().reversed(), page.next());
    }

    /// Which windows: those that start at `from` or later and before `to`, at most `limit`.
    public record Range(Instant from, Instant to, int limit) {}

    /// One column in one window against the baseline.
    ///
    /// @param start the window, the newest when absent
    @Transactional
    public ColumnDistribution distribution(Watch watch, String column, @Nullable Instant start) {
        FrozenBins reference = reference(watch.baseline(), column);
        WindowEntity window =
                windows.find(watch.releaseId(), start)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.NOT_FOUND,
                                                start == null
                                                        ? "No window has been counted yet."
                                                        : "No window starts at " + start + "."));
        long[] current = current(window, column, watch.baseline());
        return ColumnDistribution.of(
                reference, current, window.key.windowStart(), window.windowEnd);
    }

    private long[] current(WindowEntity window, String column, Baseline baseline) {
        if (column.equals(baseline.score().bins().name())) {
            return WindowRepository.padded(
                    json.read(window.score, long[].class), baseline.score().bins());
        }
        return json.read(window.columns, WindowRepository.ColumnCounts.class)
                .getOrDefault(column, new long[reference(baseline, column).slots()]);
    }

    private static FrozenBins reference(Baseline baseline, String column) {
        List<FrozenBins> all = new ArrayList<>(baseline.columns());
        all.add(baseline.score().bins());
        return all.stream()
                .filter(bins -> bins.name().equals(column))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "Column "
                                                + column
                                                + " is not watched. Watched are "
                                                + String.join(
                                                        ", ",
                                                        all.stream().map(FrozenBins::name).toList())
                                                + "."));
    }
}
