package dev.slipway.monitor.alert;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.scoring.Limits;
import dev.slipway.monitor.scoring.PerformanceScore;
import dev.slipway.monitor.scoring.PerformanceVerdict;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The realised AUC fell in enough of the last windows with labels. Pure.
final class PerformanceAlarm {
    private PerformanceAlarm() {}

    /// The alarm that is due, if one is.
    ///
    /// @param newestFirst closed windows
    static Optional<Alarm> of(
            List<Window> newestFirst,
            Baseline.@Nullable Performance baseline,
            Limits limits,
            Persistence rule) {
        if (baseline == null) {
            return Optional.empty();
        }
        List<Window> labelled = newestFirst.stream().filter(PerformanceAlarm::conclusive).toList();
        return Recurrence.in(labelled, PerformanceAlarm::decayed, rule).stream()
                .findFirst()
                .map(fall -> alarm(fall, baseline, limits));
    }

    private static Alarm alarm(Recurrence fall, Baseline.Performance baseline, Limits limits) {
        Window newest = fall.newest();
        double value = auc(newest);
        return new Alarm(
                Alert.Kind.PERFORMANCE,
                List.of(),
                newest.start(),
                newest.end(),
                value,
                baseline.value() - limits.aucDrop(),
                String.format(
                        Locale.ROOT,
                        "The realised ROC AUC fell to %.3f from %.3f at validation, in %s; a fall of %.3f is the limit.",
                        value,
                        baseline.value(),
                        fall.frequency(),
                        limits.aucDrop()));
    }

    private static boolean conclusive(Window window) {
        PerformanceScore score = window.performance();
        return score != null && score.verdict() != PerformanceVerdict.INCONCLUSIVE;
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
}
