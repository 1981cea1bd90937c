package dev.slipway.core.statistics;

/// A point estimate with its confidence interval; `low <= value <= high` up to rounding.
///
/// @param value the estimate
/// @param low lower end
/// @param high upper end
/// @param level confidence, for example 0.95
public record Interval(double value, double low, double high, double level) {
    /// The level used unless a policy says otherwise.
    public static final double DEFAULT_LEVEL = 0.95;

    public Interval {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1: " + level);
        }
        if (Double.isNaN(value) || Double.isNaN(low) || Double.isNaN(high)) {
            throw new IllegalArgumentException("an interval has numbers, not NaN");
        }
    }
}
