package dev.slipway.validator.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is watched after a release.
///
/// @param window length of a window of event time
/// @param columns inputs to watch; empty means all
/// @param limits numbers by name: `psi`, `aucDrop`, `minRows`
public record MonitorRule(Duration window, List<String> columns, Map<String, Number> limits) {
    // Before DEFAULT, whose constructor needs them.
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    /// Weekly windows, every column, the practical limits that the monitor documents.
    public static final MonitorRule DEFAULT =
            new MonitorRule(
                    Duration.ofDays(7),
                    List.of(),
                    Map.of("psi", 0.1, "aucDrop", 0.03, "minRows", 200));

    public MonitorRule {
        columns = List.copyOf(columns);
        limits = Map.copyOf(limits);
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a window lasts from a minute to 366 days, not " + window);
        }
    }

    /// Whether a column is watched.
    public boolean watches(String column) {
        return columns.isEmpty() || columns.contains(column);
    }
}
