package dev.slipway.monitor.alert;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.ColumnVerdict;
import dev.slipway.monitor.scoring.Limits;
import dev.slipway.monitor.scoring.PerformanceScore;
import dev.slipway.monitor.scoring.PerformanceVerdict;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which alarms are due after the newest closed windows. Pure.
final class Alarms {
    private static final int COLUMNS_IN_MESSAGE = 5;

    private Alarms() {}

    /// Columns that drifted in enough of the last conclusive windows.
    ///
    /// @param newestFirst closed windows
    static Optional<Alarm> drift(List<Window> newestFirst, Limits limits, Persistence rule) {
        List<Window> conclusive = newestFirst.stream().filter(Alarms::conclusive).toList();
        Set<String> alarmed = rule.alarmed(conclusive.stream().map(Alarms::drifted).toList());
        if (alarmed.isEmpty()) {
            return Optional.empty();
        }
        Window newest = conclusive.getFirst();
        List<String> columns =
                alarmed.stream()
                        .sorted((a, b) -> Double.compare(psi(newest, b), psi(newest, a)))
                        .toList();
        return Optional.of(
                new Alarm(
                        Alert.Kind.DRIFT,
                        columns,
                        newest.start(),
                        newest.end(),
                        psi(newest, columns.getFirst()),
                        limits.psi(),
                        driftMessage(columns, newest, limits, rule)));
    }

    private static String driftMessage(
            List<String> columns, Window newest, Limits limits, Persistence rule) {
        String moved =
                columns.stream()
                        .limit(COLUMNS_IN_MESSAGE)
                        .map(
                                name ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s (PSI %.2f)",
                                                name,
                                                psi(newest, name)))
                        .collect(Collectors.joining(", "));
        int more = columns.size() - COLUMNS_IN_MESSAGE;
        return String.format(
                Locale.ROOT,
                "%s%s moved away from the validation data in %d of the last %d windows; the limit is PSI %.2f.",
                moved,
                more > 0 ? " and " + more + " more" : "",
                rule.k(),
                rule.m(),
                limits.psi());
    }

    /// The realised AUC fell in enough of the last windows with labels.
    static Optional<Alarm> performance(
            List<Window> newestFirst,
            Baseline.@Nullable Performance baseline,
            Limits limits,
            Persistence rule) {
        List<Window> labelled =
                newestFirst.stream()
                        .filter(
                                window -> {
                                    PerformanceScore score = window.performance();
                                    return score != null
                                            && score.verdict() != PerformanceVerdict.INCONCLUSIVE;
                                })
                        .toList();
        Set<String> alarmed = rule.alarmed(labelled.stream().map(Alarms::decayed).toList());
        if (alarmed.isEmpty() || baseline == null) {
            return Optional.empty();
        }
        Window worst =
                labelled.stream()
                        .limit(rule.m())
                        .filter(window -> !decayed(window).isEmpty())
                        .findFirst()
                        .orElseThrow();
        double value = auc(worst);
        return Optional.of(
                new Alarm(
                        Alert.Kind.PERFORMANCE,
                        List.of(),
                        worst.start(),
                        worst.end(),
                        value,
                        baseline.value() - limits.aucDrop(),
                        String.format(
                                Locale.ROOT,
                                "The realised ROC AUC fell to %.3f from %.3f at validation; a fall of %.3f is the limit.",
                                value,
                                baseline.value(),
                                limits.aucDrop())));
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

    private static Set<String> decayed(Window window) {
        PerformanceScore score = window.performance();
        boolean decayed = score != null && score.verdict() == PerformanceVerdict.DECAY;
        return decayed ? Set.of("roc_auc") : Set.of();
    }

    private static double auc(Window window) {
        PerformanceScore score = window.performance();
        Double value = score == null ? null : score.value();
        return value == null ? Double.NaN : value;
    }

    private static double psi(Window window, String column) {
        return window.columns().stream()
                .filter(score -> score.name().equals(column))
                .map(ColumnScore::psi)
                .mapToDouble(psi -> psi == null ? 0 : psi)
                .findFirst()
                .orElse(0);
    }
}
