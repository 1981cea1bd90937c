package dev.slipway.monitor.window;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.label.Outcomes;
import dev.slipway.monitor.scoring.DriftScoring;
import dev.slipway.monitor.scoring.PerformanceScoring;
import dev.slipway.monitor.scoring.WindowScore;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchLock;
import dev.slipway.monitor.watch.WatchRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/// Scores windows, one in a transaction.
@ApplicationScoped
public class WindowScoring {
    private final WatchRepository watches;
    private final WatchLock lock;
    private final WindowRepository windows;
    private final Outcomes outcomes;
    private final Json json;

    WindowScoring(
            WatchRepository watches,
            WatchLock lock,
            WindowRepository windows,
            Outcomes outcomes,
            Json json) {
        this.watches = watches;
        this.lock = lock;
        this.windows = windows;
        this.outcomes = outcomes;
        this.json = json;
    }

    /// Scores the oldest window of a release that is due, and notes in the same transaction that a
    /// decision on its alerts is.
    ///
    /// @return false when nothing was due, or another replica is at it
    @Transactional
    public boolean scoreOldest(UUID releaseId) {
        return lock.tryLock(releaseId)
                && watches.find(releaseId).map(this::scoreOldest).orElse(false);
    }

    private boolean scoreOldest(Watch watch) {
        return windows.oldestDue(watch.releaseId(), watch.watermark())
                .map(
                        window -> {
                            windows.store(window, score(watch, window), isClosed(watch, window));
                            watches.scored(watch.releaseId());
                            return true;
                        })
                .orElse(false);
    }

    private static boolean isClosed(Watch watch, WindowEntity window) {
        Instant watermark = watch.watermark();
        return window.closed || (watermark != null && !window.windowEnd.isAfter(watermark));
    }

    private WindowScore score(Watch watch, WindowEntity window) {
        Baseline baseline = watch.baseline();
        PerformanceScoring.Labelled labelled =
                outcomes.of(watch, window.key.windowStart(), window.windowEnd);
        return new WindowScore(
                DriftScoring.columns(
                        baseline,
                        json.read(window.columns, WindowRepository.ColumnCounts.class),
                        watch.limits()),
                DriftScoring.single(
                        baseline.score().bins(),
                        WindowRepository.padded(
                                json.read(window.score, long[].class), baseline.score().bins()),
                        watch.limits()),
                PerformanceScoring.score(labelled, baseline.performance(), watch.limits())
                        .orElse(null));
    }
}
