package dev.slipway.monitor.scoring;

import org.jspecify.annotations.Nullable;

/// One column in one window.
///
/// @param psi population stability index against the baseline; absent without rows
/// @param pValue probability of such a PSI without drift
/// @param adjustedP the same after correction over the columns of the window
/// @param limit effect limit in force
/// @param missingShare share of rows without a value
/// @param unseenShare share of rows with a category the baseline never had, or a number outside
///     its range
public record ColumnScore(
        String name,
        @Nullable Double psi,
        @Nullable Double pValue,
        @Nullable Double adjustedP,
        double limit,
        ColumnVerdict verdict,
        double missingShare,
        double unseenShare) {}
