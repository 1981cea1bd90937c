package dev.slipway.validator.policy;

import java.util.Arrays;
import java.util.Optional;

/// Metrics that a gate can decide on: those with an interval.
public enum MetricName {
    ROC_AUC("roc_auc"),
    ACCURACY("accuracy");

    private final String wireName;

    MetricName(String wireName) {
        this.wireName = wireName;
    }

    /// The word in policies and baselines.
    public String wireName() {
        return wireName;
    }

    /// The metric of a word.
    public static Optional<MetricName> of(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(wireName))
                .findFirst();
    }
}
