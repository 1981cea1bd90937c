package dev.slipway.monitor.view;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what monitoring knows.
@ApplicationScoped
public class MonitorService {
    /// The longest stretch of traffic in one answer: one week.
    static final int MAX_MINUTES = 7 * 24 * 60;

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
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

    List<Monitor> list(String project) {
        return watches.current(project).stream().map(this::monitor).toList();
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

    List<Window> windows(Watch.Place place, @Nullable String from, @Nullable String to) {
        return windows.between(
                require(place),
                from == null ? Instant.EPOCH : instant("from", from),
                to == null ? END_OF_TIME : instant("to", to));
    }

    ColumnDistribution column(Watch.Place place, String name, @Nullable String window) {
        return windows.distribution(
                require(place), name, window == null ? null : instant("window", window));
    }

    List<TrafficMinute> traffic(Watch.Place place, int minutes) {
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw refused("minutes", "must be between 1 and " + MAX_MINUTES + ", is " + minutes);
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

    private static Instant instant(String parameter, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(parameter, "must be an instant such as 2013-04-01T00:00:00Z, is " + text);
        }
    }

    private static ProblemException refused(String parameter, String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The query parameter " + parameter + " " + message + ".",
                List.of(new Violation(parameter, "query", message)));
    }
}
