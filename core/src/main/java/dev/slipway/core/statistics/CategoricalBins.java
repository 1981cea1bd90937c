package dev.slipway.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Bins of a column of categories. Slots: one per category, then other (the pooled rare ones),
/// unseen, missing (the empty text).
///
/// @param name the column
/// @param categories those with a slot of their own, most frequent first
/// @param pooled rare categories of the baseline, which share the slot `other`
/// @param counts the baseline's counts
public record CategoricalBins(
        String name, List<String> categories, List<String> pooled, long[] counts)
        implements FrozenBins {
    /// At most this many categories have a slot of their own.
    public static final int MAX_CATEGORIES = 20;

    /// At most this many rare categories are remembered by name; further ones count as unseen.
    public static final int MAX_POOLED = 2000;

    /// A category below this share of the baseline is pooled.
    public static final double MIN_SHARE = 0.02;

    private static final int EXTRA = 3;
    private static final double MAX_WHOLE = 1e15;

    public CategoricalBins {
        categories = List.copyOf(categories);
        pooled = List.copyOf(pooled);
        counts = counts.clone();
        if (counts.length != categories.size() + EXTRA) {
            throw new IllegalArgumentException(
                    "column "
                            + name
                            + " has "
                            + (categories.size() + EXTRA)
                            + " slots but "
                            + counts.length
                            + " counts");
        }
    }

    /// Freezes bins over the baseline's counts by category; the empty text is missing.
    public static CategoricalBins freeze(String name, Map<String, Long> baseline) {
        long total = baseline.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<String, Long>> ordered = new ArrayList<>(new TreeMap<>(baseline).entrySet());
        ordered.removeIf(entry -> entry.getKey().isEmpty());
        ordered.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        List<String> own = new ArrayList<>();
        List<String> pooled = new ArrayList<>();
        for (Map.Entry<String, Long> entry : ordered) {
            if (own.size() < MAX_CATEGORIES && entry.getValue() >= MIN_SHARE * total) {
                own.add(entry.getKey());
            } else if (pooled.size() < MAX_POOLED) {
                pooled.add(entry.getKey());
            }
        }
        Lookup lookup = new Lookup(own, pooled);
        long[] counts = new long[own.size() + EXTRA];
        baseline.forEach((category, count) -> counts[lookup.slot(category)] += count);
        return new CategoricalBins(name, own, pooled, counts);
    }

    /// The category of a number or of a truth value (1 and 0): whole numbers have no fraction, NaN
    /// is the empty text. Baselines and servers name such categories alike by calling this.
    public static String categoryOf(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < MAX_WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /// A table for many look-ups.
    public Lookup lookup() {
        return new Lookup(categories, pooled);
    }

    @Override
    public int slots() {
        return categories.size() + EXTRA;
    }

    @Override
    public int missingSlot() {
        return categories.size() + 2;
    }

    /// The slot of rows whose category the baseline never had.
    public int unseenSlot() {
        return categories.size() + 1;
    }

    /// One look-up by a linear scan; use [#lookup] on a hot path.
    @Override
    public int slotOfText(String text) {
        if (text.isEmpty()) {
            return missingSlot();
        }
        int own = categories.indexOf(text);
        if (own >= 0) {
            return own;
        }
        return pooled.contains(text) ? categories.size() : unseenSlot();
    }

    @Override
    public List<String> labels() {
        List<String> labels = new ArrayList<>(categories);
        labels.addAll(List.of("other", "unseen", "missing"));
        return labels;
    }

    @Override
    public CategoricalBins withCounts(long[] other) {
        return new CategoricalBins(name, categories, pooled, other);
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoricalBins that
                && name.equals(that.name)
                && categories.equals(that.categories)
                && pooled.equals(that.pooled)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(counts);
    }

    /// Categories by hash; safe for many threads.
    public static final class Lookup {
        private final Map<String, Integer> slots = new HashMap<>();
        private final int unseen;
        private final int missing;

        private Lookup(List<String> own, List<String> pooled) {
            pooled.forEach(category -> slots.put(category, own.size()));
            for (int i = 0; i < own.size(); i++) {
                slots.put(own.get(i), i);
            }
            unseen = own.size() + 1;
            missing = own.size() + 2;
        }

        /// The slot of a category.
        public int slot(String category) {
            return category.isEmpty() ? missing : slots.getOrDefault(category, unseen);
        }
    }
}
