package dev.slipway.monitor.window;

import dev.slipway.core.statistics.CategoricalBins;
import dev.slipway.core.statistics.Counts;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.NumericBins;
import dev.slipway.core.statistics.Psi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reference and the current distribution of a column, slot by slot.
///
/// @param kind `numeric` or `categorical`
/// @param psi absent while the window has no rows
public record ColumnDistribution(
        String name,
        String kind,
        Instant start,
        Instant end,
        List<Bin> bins,
        long referenceRows,
        long currentRows,
        @Nullable Double psi) {
    public ColumnDistribution {
        bins = List.copyOf(bins);
    }

    /// One slot: what it is called, and the rows in it on either side.
    public record Bin(String label, long reference, long current) {}

    static ColumnDistribution of(FrozenBins reference, long[] current, Instant start, Instant end) {
        List<String> labels = reference.labels();
        long[] expected = reference.counts();
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            bins.add(new Bin(labels.get(i), expected[i], current[i]));
        }
        return new ColumnDistribution(
                reference.name(),
                switch (reference) {
                    case NumericBins _ -> "numeric";
                    case CategoricalBins _ -> "categorical";
                },
                start,
                end,
                bins,
                Counts.total(expected),
                Counts.total(current),
                Psi.of(expected, current).map(Psi::value).orElse(null));
    }
}
