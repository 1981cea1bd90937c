package dev.slipway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ShortDecimalTest {
    /// The bits of the largest single; bits of positive singles rise with their values.
    private static final int MAX_BITS = 0x7f7f_ffff;

    @Property
    void decimalsOfAFileComeBackFromSingles(
            @ForAll @IntRange(min = -999_999, max = 999_999) int digits,
            @ForAll @IntRange(min = 0, max = 18) int places) {
        double written = Double.parseDouble(digits + "e-" + places);
        assertThat(ShortDecimal.of((float) written)).isEqualTo(written);
    }

    @Property
    void itIsTheShortestTextOfTheSingle(@ForAll @IntRange(min = 0, max = MAX_BITS) int bits) {
        float single = Float.intBitsToFloat(bits);
        double shortest = Double.parseDouble(Float.toString(single));
        assertThat(ShortDecimal.of(single)).isEqualTo(shortest);
        assertThat(ShortDecimal.of(-single)).isEqualTo(-shortest);
        assertThat((float) ShortDecimal.of(single)).isEqualTo(single);
    }

    @Property
    void orderIsKept(@ForAll @IntRange(min = 0, max = MAX_BITS - 1) int bits) {
        assertThat(ShortDecimal.of(Float.intBitsToFloat(bits + 1)))
                .isGreaterThan(ShortDecimal.of(Float.intBitsToFloat(bits)));
    }

    @Example
    void numbersOfTheFlightsAreTheirDecimals() {
        assertThat(ShortDecimal.of(35.06f)).isEqualTo(35.06);
        assertThat(ShortDecimal.of(11.5078f)).isEqualTo(11.5078);
        assertThat(ShortDecimal.of(0.1f)).isEqualTo(0.1);
        assertThat(ShortDecimal.of(1e-20f)).isEqualTo(1e-20);
        assertThat(ShortDecimal.of(-0.0f)).isEqualTo(-0.0);
        assertThat(ShortDecimal.of(Float.NaN)).isNaN();
        assertThat(ShortDecimal.of(Float.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ShortDecimal.of(Float.MIN_VALUE)).isEqualTo(1.4e-45);
        assertThat(ShortDecimal.of(Float.MAX_VALUE)).isEqualTo(3.4028235e38);
    }
}
