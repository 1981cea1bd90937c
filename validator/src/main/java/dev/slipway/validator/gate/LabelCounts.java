package dev.slipway.validator.gate;

/// How many rows of either label a ranking was measured on.
public record LabelCounts(long positives, long negatives) {
    /// With fewer rows of either label no ROC AUC and no difference of two is decided on. Their
    /// intervals rest on normal approximations, which are known to be too narrow for small samples
    /// and high values (Obuchowski and Lieber 1998; Kottas, Kuss and Zapf 2014).
    public static final int MIN_PER_LABEL = 30;

    /// Whether there are enough of both.
    boolean suffice() {
        return Math.min(positives, negatives) >= MIN_PER_LABEL;
    }

    long rows() {
        return positives + negatives;
    }

    /// The sentence for the gates that they are too few for.
    String tooFew(String dataset) {
        return "%s has %d rows with label 1 and %d with label 0, %d of either are needed"
                .formatted(dataset, positives, negatives, MIN_PER_LABEL);
    }
}
