package dev.slipway.monitor.scoring;

import org.jspecify.annotations.Nullable;

/// Realised performance of one window, from the labels that have arrived.
///
/// @param value ROC AUC; absent while fewer than two labels of either class are known
/// @param low lower end of its 95 % interval (DeLong)
/// @param high upper end
/// @param labels predictions whose label is known
/// @param coverage labels / predictions, 0 to 1
/// @param maturing whether labels may still come
public record PerformanceScore(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        long labels,
        double coverage,
        boolean maturing,
        PerformanceVerdict verdict) {}
