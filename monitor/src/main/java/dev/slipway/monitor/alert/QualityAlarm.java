package dev.slipway.monitor.alert;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.Counts;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.ColumnVerdict;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.window.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Columns whose values are broken rather than moved: missing, or categories that the validation
/// data never had, in a share of the rows that is at least [#LIMIT] above that at validation, in
/// enough of the last windows. A number outside the validation's range is drift, not a fault. Pure.
final class QualityAlarm {
    /// Ten of a hundred rows more than at validation.
    static final double LIMIT = 0.10;

    private static final int COLUMNS_IN_MESSAGE = 5;

    private final Map<String, FrozenBins> reference;

    private QualityAlarm(Baseline baseline) {
        reference =
                baseline.columns().stream()
                        .collect(Collectors.toMap(FrozenBins::name, Function.identity()));
    }

    /// The alarm that is due, if one is.
    ///
    /// @param newestFirst closed windows
    static Optional<Alarm> of(List<Window> newestFirst, Baseline baseline, Persistence rule) {
        return new QualityAlarm(baseline).of(newestFirst, rule);
    }

    private Optional<Alarm> of(List<Window> newestFirst, Persistence rule) {
        List<Window> conclusive =
                newestFirst.stream()
                        .filter(window -> window.columns().stream().anyMatch(QualityAlarm::judged))
                        .toList();
        List<Recurrence> broken =
                Recurrence.in(conclusive, this::broken, rule).stream()
                        .sorted(Comparator.comparingDouble(this::newestExcess).reversed())
                        .toList();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        Window newest = Recurrence.newest(broken);
        return Optional.of(
                new Alarm(
                        Alert.Kind.DATA_QUALITY,
                        broken.stream().map(Recurrence::name).toList(),
                        newest.start(),
                        newest.end(),
                        newestExcess(broken.getFirst()),
                        LIMIT,
                        message(broken)));
    }

    private String message(List<Recurrence> broken) {
        String columns =
                broken.stream()
                        .limit(COLUMNS_IN_MESSAGE)
                        .map(
                                column ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s (%s, %s)",
                                                column.name(),
                                                fault(score(column)),
                                                column.frequency()))
                        .collect(Collectors.joining(", "));
        int more = broken.size() - COLUMNS_IN_MESSAGE;
        return String.format(
                Locale.ROOT,
                "Values are missing or unknown more often than at validation: %s%s; the limit is %.0f %% of the rows.",
                columns,
                more > 0 ? " and " + more + " more" : "",
                LIMIT * 100);
    }

    private String fault(ColumnScore score) {
        double missing = missingExcess(score);
        double unseen = unseenExcess(score);
        return missing >= unseen
                ? String.format(Locale.ROOT, "%.0f %% more without a value", missing * 100)
                : String.format(Locale.ROOT, "%.0f %% more of unknown categories", unseen * 100);
    }

    private Set<String> broken(Window window) {
        return window.columns().stream()
                .filter(score -> judged(score) && excess(score) >= LIMIT)
                .map(ColumnScore::name)
                .collect(Collectors.toSet());
    }

    private static boolean judged(ColumnScore score) {
        return score.verdict() != ColumnVerdict.INCONCLUSIVE;
    }

    private double newestExcess(Recurrence column) {
        return excess(score(column));
    }

    private static ColumnScore score(Recurrence column) {
        return column.newest().columns().stream()
                .filter(score -> score.name().equals(column.name()))
                .findFirst()
                .orElseThrow();
    }

    private double excess(ColumnScore score) {
        return Math.max(missingExcess(score), unseenExcess(score));
    }

    private double missingExcess(ColumnScore score) {
        FrozenBins bins = reference.get(score.name());
        return bins == null ? 0 : score.missingShare() - share(bins, bins.missingSlot());
    }

    private double unseenExcess(ColumnScore score) {
        return switch (reference.get(score.name())) {
            case null -> 0;
            case NumericBins _ -> 0;
            case CategoricalBins bins -> score.unseenShare() - share(bins, bins.unseenSlot());
        };
    }

    private static double share(FrozenBins bins, int slot) {
        long rows = Counts.total(bins.counts());
        return rows == 0 ? 0 : (double) bins.counts()[slot] / rows;
    }
}
