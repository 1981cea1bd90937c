package dev.slipway.monitor.window;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.label.LabelRepository;
import dev.slipway.monitor.scoring.DriftScoring;
import dev.slipway.monitor.scoring.PerformanceScoring;
import dev.slipway.monitor.scoring.WindowScore;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Scores windows and shows them.
@ApplicationScoped
public class WindowService {
    private final WindowRepository windows;
    private final LabelRepository labels;
    private final WatchLock lock;
    private final Json json;
    private final Duration labelHorizon;

    WindowService(
            WindowRepository windows,
            LabelRepository labels,
            WatchLock lock,
            Json json,
            @ConfigProperty(name = "slipway.monitor.label-horizon", defaultValue = "P14D")
                    Duration labelHorizon) {
        this.windows = windows;
        this.labels = labels;
        this.lock = lock;
        this.json = json;
        this.labelHorizon = labelHorizon;
    }

    /// Scores what is due of a release; false when nothing was, or another replica is at it.
    @Transactional
    public boolean score(Watch watch) {
        if (!lock.tryLock(watch.releaseId())) {
            return false;
        }
        List<WindowEntity> due = windows.due(watch.releaseId(), watch.watermark());
        due.forEach(window -> windows.store(window, score(watch, window), isClosed(watch, window)));
        return !due.isEmpty();
    }

    private static boolean isClosed(Watch watch, WindowEntity window) {
        Instant watermark = watch.watermark();
        return window.closed || (watermark != null && !window.windowEnd.isAfter(watermark));
    }

    private WindowScore score(Watch watch, WindowEntity window) {
        Baseline baseline = watch.baseline();
        long[] scores = json.read(window.score, long[].class);
        PerformanceScoring.Labelled labelled =
                labels.labelled(watch, window.key.windowStart(), maturesAt(window));
        return new WindowScore(
                DriftScoring.columns(
                        baseline,
                        json.read(window.columns, WindowRepository.ColumnCounts.class),
                        watch.limits()),
                DriftScoring.single(
                        baseline.score().bins(), padded(scores, baseline), watch.limits()),
                PerformanceScoring.score(labelled, baseline.performance(), watch.limits())
                        .orElse(null));
    }

    private static long[] padded(long[] scores, Baseline baseline) {
        return scores.length == 0 ? new long[baseline.score().bins().slots()] : scores;
    }

    private Instant maturesAt(WindowEntity window) {
        return window.windowEnd.plus(labelHorizon);
    }

    /// The windows of a release that start in a range.
    public List<Window> between(Watch watch, Instant from, Instant to) {
        return windows.between(watch.releaseId(), from, to);
    }

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
            return padded(json.read(window.score, long[].class), baseline);
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
