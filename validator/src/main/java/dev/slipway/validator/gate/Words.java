package dev.slipway.validator.gate;

import dev.slipway.validator.policy.MetricName;
import java.math.BigDecimal;

/// How metrics and numbers are written in sentences.
final class Words {
    private Words() {}

    static String of(MetricName metric) {
        return switch (metric) {
            case ROC_AUC -> "ROC AUC";
            case ACCURACY -> "accuracy";
        };
    }

    static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
