package dev.slipway.monitor.alert;

import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.ColumnVerdict;
import dev.slipway.monitor.scoring.Limits;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Columns that drifted in enough of the last conclusive windows. Pure.
final class DriftAlarm {
    private static final int COLUMNS_IN_MESSAGE = 5;

    private DriftAlarm() {}

    /// The alarm that is due, if one is. Each column is shown as in the newest window in which it
    /// drifted.
    ///
    /// @param newestFirst closed windows
    static Optional<Alarm> of(List<Window> newestFirst, Limits limits, Persistence rule) {
        List<Window> conclusive = newestFirst.stream().filter(DriftAlarm::conclusive).toList();
        List<Recurrence> moved =
                Recurrence.in(conclusive, DriftAlarm::drifted, rule).stream()
                        .sorted(Comparator.comparingDouble(DriftAlarm::psi).reversed())
                        .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        Window newest = Recurrence.newest(moved);
        return Optional.of(
                new Alarm(
                        Alert.Kind.DRIFT,
                        moved.stream().map(Recurrence::name).toList(),
                        newest.start(),
                        newest.end(),
                        psi(moved.getFirst()),
                        limits.psi(),
                        message(moved, limits)));
    }

    private static String message(List<Recurrence> moved, Limits limits) {
        String columns =
                moved.stream()
                        .limit(COLUMNS_IN_MESSAGE)
                        .map(
                                column ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s (PSI %.2f, %s)",
                                                column.name(),
                                                psi(column),
                                                column.frequency()))
                        .collect(Collectors.joining(", "));
        int more = moved.size() - COLUMNS_IN_MESSAGE;
        return String.format(
                Locale.ROOT,
                "%s%s moved away from the validation data; the limit is PSI %.2f.",
                columns,
                more > 0 ? " and " + more + " more" : "",
                limits.psi());
    }

    private static boolean conclusive(Window window) {
        return window.columns().stream()
                .anyMatch(column -> column.verdict() != ColumnVerdict.INCONCLUSIVE);
    }

    private static Set<String> drifted(Window window) {
        return window.columns().stream()
                .filter(column -> column.verdict() == ColumnVerdict.DRIFT)
                .map(ColumnScore::name)
                .collect(Collectors.toSet());
    }

    private static double psi(Recurrence column) {
        return column.newest().columns().stream()
                .filter(score -> score.name().equals(column.name()))
                .map(ColumnScore::psi)
                .mapToDouble(psi -> psi == null ? 0 : psi)
                .findFirst()
                .orElse(0);
    }
}
