package dev.slipway.validator.evidence;

import java.util.Arrays;
import java.util.OptionalInt;

/// Truth and score of every row, in the table's order. The arrays are shared, not copied: a million
/// rows are 9 MB. Nobody writes to them.
public final class ScoredRows {
    /// Above this score a row counts as predicted positive.
    public static final double THRESHOLD = 0.5;

    private final boolean[] positive;
    private final double[] scores;

    /// @throws IllegalArgumentException when the lengths differ
    public ScoredRows(boolean[] positive, double[] scores) {
        if (positive.length != scores.length) {
            throw new IllegalArgumentException(
                    positive.length + " labels for " + scores.length + " scores");
        }
        this.positive = positive;
        this.scores = scores;
    }

    public boolean[] positive() {
        return positive;
    }

    public double[] scores() {
        return scores;
    }

    public int rows() {
        return scores.length;
    }

    /// The first row, from 0, whose score is not finite.
    public OptionalInt firstNotFinite() {
        for (int row = 0; row < scores.length; row++) {
            if (!Double.isFinite(scores[row])) {
                return OptionalInt.of(row);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether every score lies between 0 and 1.
    public boolean areProbabilities() {
        for (double score : scores) {
            if (!(score >= 0 && score <= 1)) {
                return false;
            }
        }
        return true;
    }

    /// Rows whose label is 1.
    public long positives() {
        long count = 0;
        for (boolean label : positive) {
            count += label ? 1 : 0;
        }
        return count;
    }

    /// The scores of one class in rising order.
    double[] sorted(boolean label) {
        double[] selected = new double[scores.length];
        int count = 0;
        for (int row = 0; row < scores.length; row++) {
            if (positive[row] == label) {
                selected[count++] = scores[row];
            }
        }
        double[] exact = Arrays.copyOf(selected, count);
        Arrays.sort(exact);
        return exact;
    }
}
