package dev.slipway.serving.json;

/// Turns decimal significand and exponent into the nearest double, ties to even.
///
/// Source: D. Lemire, "Number parsing at a gigabyte per second", 2021 (Eisel-Lemire), with the
/// proof of Mushtak and Lemire, 2023, that no fallback is needed for 64-bit significands.
final class Decimals {
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MANTISSA_BITS = 52;
    private static final int SPARE_BITS = 64 - MANTISSA_BITS - 3;
    private static final int SMALLEST_EXPONENT = -1023;
    private static final int INFINITE_EXPONENT = 0x7ff;

    private Decimals() {}

    /// `significand * 10^exponent`, correctly rounded; infinite when too large.
    ///
    /// @param significand unsigned, at most 19 digits
    static double toDouble(long significand, int exponent) {
        boolean smallSignificand = significand >= 0 && significand <= LARGEST_EXACT;
        if (smallSignificand && exponent >= -22 && exponent <= 22) {
            return exponent < 0
                    ? significand / EXACT_POWERS[-exponent]
                    : significand * EXACT_POWERS[exponent];
        }
        if (significand == 0 || exponent < PowersOfFive.SMALLEST) {
            return 0.0;
        }
        if (exponent > PowersOfFive.LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        return eiselLemire(significand, exponent);
    }

    private static double eiselLemire(long significand, int exponent) {
        int leadingZeros = Long.numberOfLeadingZeros(significand);
        long factor = significand << leadingZeros;
        long power = PowersOfFive.high(exponent);
        long low = factor * power;
        long high = Math.unsignedMultiplyHigh(factor, power);
        if ((high & (-1L >>> (MANTISSA_BITS + 3))) == (-1L >>> (MANTISSA_BITS + 3))) {
            long more = Math.unsignedMultiplyHigh(factor, PowersOfFive.low(exponent));
            low += more;
            if (Long.compareUnsigned(more, low) > 0) {
                high++;
            }
        }
        int upperBit = (int) (high >>> 63);
        long mantissa = high >>> (upperBit + SPARE_BITS);
        int binaryExponent =
                (((152170 + 65536) * exponent) >> 16)
                        + 63
                        + upperBit
                        - leadingZeros
                        - SMALLEST_EXPONENT;
        if (binaryExponent <= 0) {
            return subnormal(mantissa, binaryExponent);
        }
        if (isTie(low, high, mantissa, exponent, upperBit)) {
            mantissa &= ~1L;
        }
        return assemble(mantissa, binaryExponent);
    }

    private static boolean isTie(long low, long high, long mantissa, int exponent, int upperBit) {
        return Long.compareUnsigned(low, 1) <= 0
                && exponent >= -4
                && exponent <= 23
                && (mantissa & 3) == 1
                && (mantissa << (upperBit + SPARE_BITS)) == high;
    }

    private static double assemble(long unrounded, int exponent) {
        int binaryExponent = exponent;
        long mantissa = (unrounded + (unrounded & 1)) >>> 1;
        if (mantissa >= (2L << MANTISSA_BITS)) {
            mantissa = 1L << MANTISSA_BITS;
            binaryExponent++;
        }
        if (binaryExponent >= INFINITE_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        long fraction = mantissa & ~(1L << MANTISSA_BITS);
        return Double.longBitsToDouble(((long) binaryExponent << MANTISSA_BITS) | fraction);
    }

    private static double subnormal(long unrounded, int binaryExponent) {
        if (1 - binaryExponent >= 64) {
            return 0.0;
        }
        long mantissa = unrounded >>> (1 - binaryExponent);
        mantissa = (mantissa + (mantissa & 1)) >>> 1;
        return Double.longBitsToDouble(mantissa);
    }
}
