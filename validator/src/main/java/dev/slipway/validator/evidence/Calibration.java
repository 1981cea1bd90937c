package dev.slipway.validator.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Predicted probability against observed share, and the errors of probabilities.
public final class Calibration {
    static final int BINS = 10;
    private static final double CLIP = 0x1p-52;

    private final ScoredRows rows;
    private final long[] counts;
    private final double[] predicted;
    private final long[] observed;

    Calibration(ScoredRows rows, int bins) {
        this.rows = rows;
        counts = new long[bins];
        predicted = new double[bins];
        observed = new long[bins];
        for (int row = 0; row < rows.rows(); row++) {
            double score = rows.scores()[row];
            int bin = Math.min(bins - 1, (int) (score * bins));
            counts[bin]++;
            predicted[bin] += score;
            observed[bin] += rows.positive()[row] ? 1 : 0;
        }
    }

    /// One bin `[low, high)`, the last closed; means are absent when it is empty.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bin(
            double low,
            double high,
            long count,
            @Nullable Double meanPredicted,
            @Nullable Double observed) {}

    List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double low = (double) i / counts.length;
            double high = (double) (i + 1) / counts.length;
            boolean empty = counts[i] == 0;
            bins.add(
                    new Bin(
                            low,
                            high,
                            counts[i],
                            empty ? null : predicted[i] / counts[i],
                            empty ? null : (double) observed[i] / counts[i]));
        }
        return bins;
    }

    /// Expected calibration error: gaps weighted by rows, empty bins skipped.
    double expectedError() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += Math.abs(predicted[i] - observed[i]);
        }
        return sum / rows.rows();
    }

    /// Mean squared difference of probability and truth.
    double brier() {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double gap = rows.scores()[row] - (rows.positive()[row] ? 1 : 0);
            sum += gap * gap;
        }
        return sum / rows.rows();
    }

    /// Natural logarithm, probabilities clipped to [2^-52, 1 - 2^-52].
    double logLoss() {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double score = Math.max(CLIP, Math.min(1 - CLIP, rows.scores()[row]));
            sum -= Math.log(rows.positive()[row] ? score : 1 - score);
        }
        return sum / rows.rows();
    }
}
