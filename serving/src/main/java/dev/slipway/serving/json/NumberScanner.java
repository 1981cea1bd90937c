package dev.slipway.serving.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads one JSON number, eight digits a step. Doubles are bit-equal to `Double.parseDouble`;
/// integers are exact over all 64 bits and never pass through a double.
///
/// The number last scanned stays in the fields until the next call.
final class NumberScanner {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_DIGITS = 19;
    private static final int EXPONENT_LIMIT = 100_000;
    private static final int LONGEST_INTEGER_EXPONENT = 40;
    private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);

    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private int at;
    private long significand;
    private int digits;
    private int exponent;
    private boolean negative;
    private boolean whole;

    /// Scans the number that begins at `from`.
    ///
    /// @param limit end of the text
    /// @return where it ends
    int scan(byte[] text, int from, int limit) throws JsonException {
        bytes = text;
        start = from;
        end = limit;
        at = from;
        significand = 0;
        digits = 0;
        exponent = 0;
        whole = true;
        negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        integerPart();
        if (at < end && bytes[at] == '.') {
            at++;
            whole = false;
            fraction();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            whole = false;
            exponentPart();
        }
        return at;
    }

    private void integerPart() throws JsonException {
        int first = at;
        digits();
        int length = at - first;
        if (length == 0) {
            throw notANumber();
        }
        if (length > 1 && bytes[first] == '0') {
            throw new JsonException("a number must not begin with a zero");
        }
    }

    private void fraction() throws JsonException {
        int first = at;
        if (digits == 0) {
            while (at < end && bytes[at] == '0') {
                at++;
            }
        }
        digits();
        exponent = first - at;
        if (at == first) {
            throw notANumber();
        }
    }

    /// Adds decimal digits; leading zeros do not count towards `digits`.
    private void digits() {
        byte[] text = bytes;
        int position = at;
        long value = significand;
        int first = position;
        while (position + 8 <= end) {
            long eight = (long) LONGS.get(text, position);
            if (!areDigits(eight)) {
                break;
            }
            value = value * 100_000_000 + number(eight);
            position += 8;
        }
        while (position < end) {
            int digit = text[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            position++;
        }
        boolean onlyZero = digits == 0 && position - first == 1 && text[first] == '0';
        digits += onlyZero ? 0 : position - first;
        significand = value;
        at = position;
    }

    private static boolean areDigits(long eight) {
        long high = eight & 0xF0F0F0F0F0F0F0F0L;
        long carried = ((eight + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) >>> 4;
        return (high | carried) == 0x3333333333333333L;
    }

    private static long number(long eight) {
        long value = eight - 0x3030303030303030L;
        value = value * 10 + (value >>> 8);
        return ((value & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((value >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    private void exponentPart() throws JsonException {
        boolean minus = at < end && bytes[at] == '-';
        if (minus || (at < end && bytes[at] == '+')) {
            at++;
        }
        int first = at;
        int value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = Math.min(EXPONENT_LIMIT, value * 10 + (bytes[at] - '0'));
            at++;
        }
        if (at == first) {
            throw notANumber();
        }
        exponent += minus ? -value : value;
    }

    private JsonException notANumber() {
        return new JsonException("'" + shown() + "' is not a number");
    }

    /// The number as written, shortened for messages.
    String shown() {
        int stop = Math.max(at, Math.min(end, start + 1));
        while (stop < end
                && stop - start < 24
                && bytes[stop] > ' '
                && bytes[stop] != ','
                && bytes[stop] != ']'
                && bytes[stop] != '}') {
            stop++;
        }
        int length = Math.min(40, stop - start);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    private String text() {
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /// The nearest double; infinite when too large.
    double toDouble() {
        if (digits > MOST_DIGITS) {
            return Double.parseDouble(text());
        }
        double magnitude = Decimals.toDouble(significand, exponent);
        return negative ? -magnitude : magnitude;
    }

    /// The exact integer from `least` to `most`. `2.0` and `2e0` are the integer 2.
    long toLong(long least, long most) throws JsonException {
        long value;
        if (whole && digits < MOST_DIGITS) {
            value = negative ? -significand : significand;
        } else {
            BigInteger exact = toInteger();
            if (exact.bitLength() > 63) {
                throw outOfRange(Long.toString(least), Long.toString(most));
            }
            value = exact.longValue();
        }
        if (value < least || value > most) {
            throw outOfRange(Long.toString(least), Long.toString(most));
        }
        return value;
    }

    /// The exact unsigned 64-bit integer.
    long toUnsignedLong() throws JsonException {
        if (whole && !negative && digits < MOST_DIGITS) {
            return significand;
        }
        BigInteger exact = toInteger();
        if (exact.signum() < 0 || exact.compareTo(UNSIGNED_LIMIT) >= 0) {
            throw outOfRange("0", "18446744073709551615");
        }
        return exact.longValue();
    }

    private BigInteger toInteger() throws JsonException {
        if (Math.abs(exponent) > LONGEST_INTEGER_EXPONENT + digits || digits > 400) {
            if (digits == 0) {
                return BigInteger.ZERO;
            }
            throw new JsonException(shown() + " is not a 64-bit integer");
        }
        try {
            return new BigDecimal(text()).toBigIntegerExact();
        } catch (ArithmeticException fractional) {
            throw new JsonException(shown() + " is not an integer");
        }
    }

    private JsonException outOfRange(String least, String most) {
        return new JsonException(shown() + " is not from " + least + " to " + most);
    }
}
