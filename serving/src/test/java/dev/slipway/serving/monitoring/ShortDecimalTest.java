package dev.slipway.serving.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ShortDecimalTest {
    @Property
    void decimalsOfAFileComeBackFromSingles(
            @ForAll @IntRange(min = -999_999, max = 999_999) int digits,
            @ForAll @IntRange(min = 0, max = 5) int places) {
        double written = Double.parseDouble(digits + "e-" + places);
        assertThat(ShortDecimal.of((float) written)).isEqualTo(written);
    }

    @Property
    void theSingleStaysTheSame(@ForAll @DoubleRange(min = -1e30, max = 1e30) double value) {
        float single = (float) value;
        assertThat((float) ShortDecimal.of(single)).isEqualTo(single);
    }
}
