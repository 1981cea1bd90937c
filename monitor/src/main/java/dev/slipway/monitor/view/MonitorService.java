package dev.slipway.monitor.view;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.alert.OpenAlerts;
import dev.slipway.monitor.scoring.ColumnVerdict;
import dev.slipway.monitor.traffic.TrafficMinute;
import dev.slipway.monitor.traffic.TrafficRepository;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.ColumnDistribution;
import dev.slipway.monitor.window.Window;
import dev.slipway.monitor.window.WindowHistory;
import dev.slipway.monitor.window.WindowService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what monitoring knows.
@ApplicationScoped
public class MonitorService {
    /// The longest stretch of traffic in one answer: one week.
    static final int MAX_MINUTES = 7 * 24 * 60;

    private static final int RECENT = 20;

    private final WatchRepository watches;
    private final WindowService windows;
    private final WindowHistory history;
    private final TrafficRepository traffic;
    private final OpenAlerts alerts;
    private final Clock clock;

    MonitorService(
            WatchRepository watches,
            WindowService windows,
            WindowHistory history,
            TrafficRepository traffic,
            OpenAlerts alerts,
            Clock clock) {
        this.watches = watches;
        this.windows = windows;
        this.history = history;
        this.traffic = traffic;
        this.alerts = alerts;
        this.clock = clock;
    }

    Page<Monitor> list(String project, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("", "") : Cursor.decode(cursor, 2);
        return Page.of(
                watches.current(project, after.get(0), after.get(1), limit + 1),
                limit,
                watch -> Cursor.encode(watch.place().environment(), watch.place().deployment()),
                this::monitor);
    }

    Monitor get(Watch.Place place) {
        return monitor(require(place));
    }

    private Monitor monitor(Watch watch) {
        boolean conclusive =
                history.newestClosed(watch.releaseId(), RECENT).stream()
                        .flatMap(window -> window.columns().stream())
                        .anyMatch(column -> column.verdict() != ColumnVerdict.INCONCLUSIVE);
        return Monitor.of(watch, conclusive, alerts.kinds(watch.releaseId()));
    }

    Page<Window> windows(Watch.Place place, WindowService.Range range) {
        return windows.between(require(place), range);
    }

    ColumnDistribution column(Watch.Place place, String name, @Nullable String window) {
        return windows.distribution(
                require(place), name, window == null ? null : Parameters.instant("window", window));
    }

    List<TrafficMinute> traffic(Watch.Place place, int minutes) {
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw Parameters.refused(
                    "minutes", "must be between 1 and " + MAX_MINUTES + ", is " + minutes);
        }
        return traffic.since(
                require(place).releaseId(), clock.instant().minus(Duration.ofMinutes(minutes)));
    }

    private Watch require(Watch.Place place) {
        return watches.current(place)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "Deployment "
                                                + place.subject()
                                                + " is not watched. A deployment is watched from its first"
                                                + " healthy release on."));
    }
}
