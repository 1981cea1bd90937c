package dev.slipway.validator.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.core.statistics.Interval;
import org.jspecify.annotations.Nullable;

/// A metric with the ends of its interval where it has one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricValue(double value, @Nullable Double low, @Nullable Double high) {
    static MetricValue of(Interval interval) {
        return new MetricValue(interval.value(), interval.low(), interval.high());
    }

    static MetricValue point(double value) {
        return new MetricValue(value, null, null);
    }
}
