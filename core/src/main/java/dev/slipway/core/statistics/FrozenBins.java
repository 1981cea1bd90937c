package dev.slipway.core.statistics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// Bins of one column, frozen when a version is evaluated, with the baseline's counts in them. The
/// same bins are counted by the model server and scored by the monitor, so a score from any split,
/// merge or replay of the same rows is identical.
///
/// Count vectors have [#slots] entries in the order that the permitted types document.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NumericBins.class, name = "numeric"),
    @JsonSubTypes.Type(value = CategoricalBins.class, name = "categorical")
})
public sealed interface FrozenBins permits NumericBins, CategoricalBins {
    /// The column's name.
    String name();

    /// The baseline's counts, one per slot.
    long[] counts();

    /// Number of slots.
    int slots();

    /// The slot of a missing value.
    int missingSlot();

    /// The slot that a text belongs to: categories as they are, numbers parsed; text that is no
    /// number is missing in a numeric column.
    int slotOfText(String text);

    /// What each slot is called on a plot, in order.
    List<String> labels();

    /// The same bins with other counts.
    FrozenBins withCounts(long[] counts);
}
