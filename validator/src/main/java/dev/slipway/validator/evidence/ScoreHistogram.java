package dev.slipway.validator.evidence;

import java.util.ArrayList;
import java.util.List;

/// How the scores of both classes lie, in bins of equal width.
///
/// @param edges one more than there are bins
public record ScoreHistogram(List<Double> edges, List<Long> positives, List<Long> negatives) {
    private static final int BINS = 20;

    public ScoreHistogram {
        edges = List.copyOf(edges);
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    static ScoreHistogram of(ScoredRows rows) {
        double low = rows.areProbabilities() ? 0 : min(rows.scores());
        double high = rows.areProbabilities() ? 1 : max(rows.scores());
        long[][] counts = new long[2][BINS];
        for (int row = 0; row < rows.rows(); row++) {
            double place = high > low ? (rows.scores()[row] - low) / (high - low) : 0;
            int bin = Math.min(BINS - 1, (int) (place * BINS));
            counts[rows.positive()[row] ? 0 : 1][bin]++;
        }
        return new ScoreHistogram(edges(low, high), list(counts[0]), list(counts[1]));
    }

    private static List<Double> edges(double low, double high) {
        List<Double> edges = new ArrayList<>();
        for (int i = 0; i <= BINS; i++) {
            edges.add(low + (high - low) * i / BINS);
        }
        return edges;
    }

    private static List<Long> list(long[] counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElse(0);
    }
}
