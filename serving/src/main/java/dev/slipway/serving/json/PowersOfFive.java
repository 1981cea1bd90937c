package dev.slipway.serving.json;

import java.math.BigInteger;

/// The upper 128 bits of powers of five from 5^-342 to 5^308, normalised: truncated for positive
/// exponents, rounded up for negative ones. Made once when first needed.
///
/// Source: D. Lemire, "Number parsing at a gigabyte per second", 2021, section 6.
final class PowersOfFive {
    static final int SMALLEST = -342;
    static final int LARGEST = 308;

    private static final long[] WORDS = new long[2 * (LARGEST - SMALLEST + 1)];
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    static {
        for (int exponent = SMALLEST; exponent <= LARGEST; exponent++) {
            BigInteger bits = exponent < 0 ? reciprocal(-exponent) : power(exponent);
            WORDS[2 * (exponent - SMALLEST)] = bits.shiftRight(64).longValue();
            WORDS[2 * (exponent - SMALLEST) + 1] = bits.longValue();
        }
    }

    private PowersOfFive() {}

    static long high(int exponent) {
        return WORDS[2 * (exponent - SMALLEST)];
    }

    static long low(int exponent) {
        return WORDS[2 * (exponent - SMALLEST) + 1];
    }

    private static BigInteger power(int exponent) {
        BigInteger power = FIVE.pow(exponent);
        int surplus = power.bitLength() - 128;
        return surplus > 0 ? power.shiftRight(surplus) : power.shiftLeft(-surplus);
    }

    private static BigInteger reciprocal(int exponent) {
        BigInteger power = FIVE.pow(exponent);
        int ceilingBits = power.subtract(BigInteger.ONE).bitLength();
        int shift = exponent <= 27 ? ceilingBits + 127 : 2 * ceilingBits + 128;
        BigInteger quotient = BigInteger.ONE.shiftLeft(shift).divide(power).add(BigInteger.ONE);
        return quotient.shiftRight(Math.max(0, quotient.bitLength() - 128));
    }
}
