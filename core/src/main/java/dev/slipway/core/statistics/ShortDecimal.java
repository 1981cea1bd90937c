package dev.slipway.core.statistics;

/// The number under which a single is counted: the decimal with the fewest digits that reads back
/// as the same single, as a double.
///
/// Baselines are frozen over decimals in a file, servers get singles: 35.06 sent as FP32 is
/// 35.060001373 when widened, which misses an atom at 35.06 or falls on the other side of an edge.
/// Both sides count `ShortDecimal.of(single)`, never the widened single.
public final class ShortDecimal {
    /// Whole singles below this are their own shortest decimal.
    private static final double EXACT_WHOLE = 1 << 24;

    /// Below this more decimal places are needed than there are exact powers of ten.
    private static final double SMALLEST = 1e-13;

    private static final double[] POWERS = powers();

    private ShortDecimal() {}

    /// Allocates nothing for whole numbers and magnitudes from 1e-13 to 2^24; order is kept; NaN,
    /// infinities and zeros stay as they are.
    public static double of(float single) {
        double magnitude = Math.abs((double) single);
        if (magnitude < EXACT_WHOLE) {
            if (single == Math.rint(single)) {
                return single;
            }
            if (magnitude >= SMALLEST) {
                return fraction(single);
            }
        }
        return Float.isFinite(single) ? Double.parseDouble(Float.toString(single)) : single;
    }

    /// The first number of decimal places that is enough. The product is exact for up to twelve
    /// places (24 bits times 5^12), the quotient is correctly rounded because both sides are exact.
    private static double fraction(float single) {
        double wide = single;
        for (double power : POWERS) {
            double decimal = Math.rint(wide * power) / power;
            if ((float) decimal == single) {
                return decimal;
            }
        }
        return wide;
    }

    private static double[] powers() {
        double[] powers = new double[22];
        double power = 1;
        for (int i = 0; i < powers.length; i++) {
            power *= 10;
            powers[i] = power;
        }
        return powers;
    }
}
