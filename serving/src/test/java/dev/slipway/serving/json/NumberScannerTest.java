package dev.slipway.serving.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScannerTest {
    private static JsonCursor over(String text) {
        JsonCursor cursor = new JsonCursor();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cursor.over(bytes, 0, bytes.length);
        return cursor;
    }

    private static void requireSameBits(String text) throws JsonException {
        double expected = Double.parseDouble(text);
        if (Double.isInfinite(expected)) {
            assertThatThrownBy(() -> over(text).readDouble()).isInstanceOf(JsonException.class);
            return;
        }
        JsonCursor cursor = over(text);
        assertThat(Double.doubleToRawLongBits(cursor.readDouble()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(expected));
        assertThat(cursor.remaining()).isZero();
        if (!Float.isInfinite((float) expected)) {
            assertThat(Float.floatToRawIntBits(over(text).readFloat()))
                    .as(text)
                    .isEqualTo(Float.floatToRawIntBits((float) expected));
        }
    }

    @Property(tries = 50_000)
    void shortestTextOfAnyDoubleReadsBack(@ForAll("anyFiniteBits") long bits) throws Exception {
        requireSameBits(Double.toString(Double.longBitsToDouble(bits)));
    }

    @Property(tries = 20_000)
    void exactTextOfAnyFloatReadsBack(@ForAll int bits) throws Exception {
        float value = Float.intBitsToFloat(bits);
        if (Float.isFinite(value)) {
            requireSameBits(Float.toString(value));
            requireSameBits(new BigDecimal(value).toString());
        }
    }

    @Property(tries = 20_000)
    void textHalfwayBetweenDoublesRoundsAsTheJdkDoes(@ForAll("anyFiniteBits") long bits)
            throws Exception {
        double low = Math.abs(Double.longBitsToDouble(bits));
        double high = Math.nextUp(low);
        if (Double.isFinite(high)) {
            BigDecimal middle =
                    new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.valueOf(2));
            requireSameBits(middle.toString());
            requireSameBits(middle.round(new java.math.MathContext(19)).toString());
            requireSameBits(middle.round(new java.math.MathContext(17)).toString());
        }
    }

    @Property(tries = 50_000)
    void anyDigitsAndExponentReadAsTheJdkDoes(@ForAll("decimals") String text) throws Exception {
        requireSameBits(text);
    }

    @Property(tries = 10_000)
    void everyLongIsExact(@ForAll long value) throws Exception {
        assertThat(over(Long.toString(value)).readLong(Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(value);
        assertThat(over(Long.toUnsignedString(value)).readUnsignedLong()).isEqualTo(value);
        assertThat(over(value + ".0").readLong(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(value);
    }

    @Provide
    Arbitrary<Long> anyFiniteBits() {
        return Arbitraries.longs().filter(bits -> Double.isFinite(Double.longBitsToDouble(bits)));
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.integers()
                        .between(1, 40)
                        .flatMap(n -> Arbitraries.strings().numeric().ofLength(n));
        return Combinators.combine(
                        Arbitraries.of("", "-"),
                        digits.map(NumberScannerTest::withoutLeadingZeros),
                        Arbitraries.of("", "0", "00", "000000000")
                                .flatMap(z -> digits.map(d -> z + d)),
                        Arbitraries.integers().between(-345, 310))
                .as(
                        (sign, whole, fraction, exponent) ->
                                sign + whole + "." + fraction + "e" + exponent);
    }

    private static String withoutLeadingZeros(String digits) {
        return new BigInteger(digits).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0e5",
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "9007199254740993",
                "9007199254740992.5",
                "7.2057594037927933e16",
                "1e23",
                "8.5e-45",
                "0e999999999",
                "1e-999999999",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001",
                "1.00000017881393432617187499",
                "1.00000017881393432617187500",
                "1.00000017881393432617187501",
                "9223372036854775808",
                "18446744073709551615"
            })
    void knownHardCases(String text) throws Exception {
        requireSameBits(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                ".5",
                "1.",
                "01",
                "-01",
                "1e",
                "1e+",
                "0x10",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999",
                "null",
                "\"1\"",
                "true",
                "--1"
            })
    void whatIsNoFiniteJsonNumberIsRefused(String text) {
        assertThatThrownBy(
                        () -> {
                            JsonCursor cursor = over(text);
                            cursor.readDouble();
                            cursor.expectEnd();
                        })
                .isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e-1",
                "9223372036854775808",
                "1e19",
                "1e400",
                "-9223372036854775809"
            })
    void whatIsNoLongIsRefused(String text) {
        assertThatThrownBy(() -> over(text).readLong(Long.MIN_VALUE, Long.MAX_VALUE))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void wholeNumbersMayBeWrittenWithFractionOrExponent() throws Exception {
        assertThat(over("2.0").readLong(0, 9)).isEqualTo(2);
        assertThat(over("0.2e1").readLong(0, 9)).isEqualTo(2);
        assertThat(over("20e-1").readLong(0, 9)).isEqualTo(2);
        assertThat(over("-0").readUnsignedLong()).isZero();
        assertThatThrownBy(() -> over("-1").readUnsignedLong())
                .hasMessage("-1 is not from 0 to 18446744073709551615");
        assertThatThrownBy(() -> over("300").readLong(0, 255))
                .hasMessage("300 is not from 0 to 255");
    }

    @Test
    void floatOverflowIsRefused() {
        assertThatThrownBy(() -> over("3.5e38").readFloat())
                .hasMessage("3.5e38 is too large for FP32");
    }
}
