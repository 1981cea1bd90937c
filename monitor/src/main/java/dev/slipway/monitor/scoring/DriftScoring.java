package dev.slipway.monitor.scoring;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.Counts;
import dev.slipway.core.statistics.FalseDiscovery;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.core.statistics.Psi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drift of a window's counts against the baseline. A column drifts when its adjusted p-value is at
/// or below [#FALSE_DISCOVERY_RATE] and its PSI at or above the limit; with fewer rows than the
/// minimum it is inconclusive, whatever the numbers.
public final class DriftScoring {
    /// Benjamini-Hochberg rate over the columns of one window.
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    private DriftScoring() {}

    /// Scores all columns of a window.
    ///
    /// @param counts one vector per column of the baseline, in the baseline's slots
    public static List<ColumnScore> columns(
            Baseline baseline, Map<String, long[]> counts, Limits limits) {
        List<FrozenBins> columns = baseline.columns();
        List<Optional<Psi>> scores = new ArrayList<>();
        for (FrozenBins column : columns) {
            scores.add(
                    Psi.of(
                            column.counts(),
                            counts.getOrDefault(column.name(), new long[column.slots()])));
        }
        double[] adjusted =
                FalseDiscovery.adjust(
                        scores.stream()
                                .mapToDouble(psi -> psi.map(Psi::pValue).orElse(1.0))
                                .toArray());
        List<ColumnScore> result = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FrozenBins column = columns.get(i);
            long[] current = counts.getOrDefault(column.name(), new long[column.slots()]);
            result.add(score(column, current, scores.get(i), adjusted[i], limits));
        }
        return result;
    }

    /// Scores one histogram on its own, without correction.
    public static ColumnScore single(FrozenBins column, long[] current, Limits limits) {
        Optional<Psi> psi = Psi.of(column.counts(), current);
        return score(column, current, psi, psi.map(Psi::pValue).orElse(1.0), limits);
    }

    private static ColumnScore score(
            FrozenBins column, long[] current, Optional<Psi> psi, double adjustedP, Limits limits) {
        long rows = Counts.total(current);
        return new ColumnScore(
                column.name(),
                psi.map(Psi::value).orElse(null),
                psi.map(Psi::pValue).orElse(null),
                psi.isPresent() ? adjustedP : null,
                limits.psi(),
                verdict(psi, adjustedP, rows, limits),
                share(current[column.missingSlot()], rows),
                share(outside(column, current), rows));
    }

    private static ColumnVerdict verdict(
            Optional<Psi> psi, double adjustedP, long rows, Limits limits) {
        if (psi.isEmpty() || rows < limits.minRows()) {
            return ColumnVerdict.INCONCLUSIVE;
        }
        boolean significant = adjustedP <= FALSE_DISCOVERY_RATE;
        boolean matters = psi.get().value() >= limits.psi();
        return significant && matters ? ColumnVerdict.DRIFT : ColumnVerdict.OK;
    }

    private static long outside(FrozenBins column, long[] current) {
        return switch (column) {
            case CategoricalBins bins -> current[bins.unseenSlot()];
            case NumericBins bins ->
                    current[bins.missingSlot() - 1] + current[bins.missingSlot() - 2];
        };
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
