package dev.slipway.serving.score;

import java.util.Arrays;

/// How long one row alone takes, in microseconds, over the first rows.
///
/// @param rows rows measured
public record Latency(int rows, double p50Micros, double p95Micros, double p99Micros) {
    private static final double NANOS_PER_MICRO = 1000.0;

    /// Nearest-rank percentiles of the measured times.
    static Latency of(long[] nanos, int count) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Latency(
                count, percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MICRO;
    }
}
