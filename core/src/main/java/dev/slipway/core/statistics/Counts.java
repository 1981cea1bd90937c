package dev.slipway.core.statistics;

/// Arithmetic on count vectors.
public final class Counts {
    private Counts() {}

    /// The sum of all slots.
    ///
    /// @throws IllegalArgumentException when a slot is negative
    public static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count is negative: " + count);
            }
            total = Math.addExact(total, count);
        }
        return total;
    }

    /// Adds `more` to `counts` slot by slot.
    public static void add(long[] counts, long[] more) {
        if (counts.length != more.length) {
            throw new IllegalArgumentException(more.length + " slots added to " + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.addExact(counts[i], more[i]);
        }
    }
}
