package dev.slipway.core.statistics;

/// Latency counts in fixed buckets, merged by addition. Slot i counts values at or below bound i;
/// the last slot counts what is above the last bound.
public final class LatencyHistogram {
    private static final long[] BOUNDS_MICROS = {
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000
    };

    private LatencyHistogram() {}

    /// The bounds in microseconds.
    public static long[] boundsMicros() {
        return BOUNDS_MICROS.clone();
    }

    /// Number of count slots: bounds and one.
    public static int slots() {
        return BOUNDS_MICROS.length + 1;
    }

    /// The slot of a latency.
    public static int slot(long micros) {
        int slot = 0;
        while (slot < BOUNDS_MICROS.length && micros > BOUNDS_MICROS[slot]) {
            slot++;
        }
        return slot;
    }

    /// A quantile by linear interpolation inside its bucket; the last bound for what lies above it,
    /// 0 when nothing was counted.
    public static double quantileMicros(long[] counts, double quantile) {
        long total = Counts.total(counts);
        if (total == 0) {
            return 0;
        }
        double rank = quantile * total;
        long before = 0;
        for (int i = 0; i < BOUNDS_MICROS.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= rank) {
                long low = i == 0 ? 0 : BOUNDS_MICROS[i - 1];
                return low + (BOUNDS_MICROS[i] - low) * (rank - before) / counts[i];
            }
            before += counts[i];
        }
        return BOUNDS_MICROS[BOUNDS_MICROS.length - 1];
    }
}
