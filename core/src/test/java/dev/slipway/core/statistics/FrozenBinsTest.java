package dev.slipway.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrozenBinsTest {
    @Test
    void decilesHoldOneTenthEach() {
        double[] values = IntStream.range(0, 1000).asDoubleStream().toArray();
        NumericBins bins = NumericBins.freeze("x", values, 10);
        assertThat(Arrays.copyOf(bins.counts(), 10)).containsOnly(100L);
        assertThat(bins.slot(-1)).isEqualTo(10);
        assertThat(bins.slot(1e9)).isEqualTo(11);
        assertThat(bins.slot(Double.POSITIVE_INFINITY)).isEqualTo(11);
        assertThat(bins.slot(Double.NaN)).isEqualTo(bins.missingSlot()).isEqualTo(12);
    }

    @Test
    void aValueThatHoldsMoreThanOneBinsShareIsAnAtom() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i < 900 ? 0 : i).toArray();
        NumericBins bins = NumericBins.freeze("precip", values, 10);
        assertThat(bins.atoms()).containsExactly(0.0);
        assertThat(bins.counts()[bins.slot(-0.0)]).isEqualTo(900);
    }

    @Test
    void aConstantColumnIsOneAtom() {
        NumericBins bins = NumericBins.freeze("c", new double[] {3, 3, 3}, 10);
        assertThat(bins.edges()).isEmpty();
        assertThat(bins.counts()).containsExactly(0, 0, 0, 3);
        assertThat(bins.slot(2)).isEqualTo(0);
        assertThat(bins.slot(4)).isEqualTo(1);
        assertThat(bins.labels()).containsExactly("below", "above", "missing", "= 3");
    }

    @Test
    void anEmptyBaselineStillHasSlots() {
        NumericBins bins = NumericBins.freeze("e", new double[] {Double.NaN}, 10);
        assertThat(bins.counts()).containsExactly(0, 0, 1);
        assertThat(bins.slot(5)).isEqualTo(1);
    }

    @Test
    void rareCategoriesArePooledAndNewOnesAreUnseen() {
        CategoricalBins bins =
                CategoricalBins.freeze("dest", Map.of("ATL", 60L, "BOS", 39L, "ANC", 1L, "", 2L));
        assertThat(bins.categories()).containsExactly("ATL", "BOS");
        assertThat(bins.pooled()).containsExactly("ANC");
        assertThat(bins.counts()).containsExactly(60, 39, 1, 0, 2);
        for (String category : List.of("ATL", "ANC", "XXX", "")) {
            assertThat(bins.lookup().slot(category)).isEqualTo(bins.slotOfText(category));
        }
        assertThat(bins.slotOfText("XXX")).isEqualTo(bins.unseenSlot());
    }

    @Test
    void binsSurviveJson() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<FrozenBins> all =
                List.of(
                        NumericBins.freeze("x", new double[] {1, 2, 3, 3, 3, 4}, 3),
                        CategoricalBins.freeze("c", Map.of("a", 2L, "b", 1L)));
        for (FrozenBins bins : all) {
            String text = json.writerFor(FrozenBins.class).writeValueAsString(bins);
            assertThat(json.readValue(text, FrozenBins.class)).isEqualTo(bins);
        }
        assertThat(json.writerFor(FrozenBins.class).writeValueAsString(all.get(1)))
                .isEqualTo(
                        "{\"kind\":\"categorical\",\"name\":\"c\",\"categories\":[\"a\",\"b\"],"
                                + "\"pooled\":[],\"counts\":[2,1,0,0,0]}");
    }

    @Property
    void everyBaselineValueLandsInsideAndIsCounted(
            @ForAll @Size(min = 1, max = 200) List<Short> values) {
        double[] numbers = values.stream().mapToDouble(Short::doubleValue).toArray();
        NumericBins bins = NumericBins.freeze("x", numbers, 10);
        assertThat(Counts.total(bins.counts())).isEqualTo(numbers.length);
        for (double number : numbers) {
            int slot = bins.slot(number);
            assertThat(
                            slot == bins.missingSlot()
                                    || slot == bins.missingSlot() - 1
                                    || slot == bins.missingSlot() - 2)
                    .isFalse();
        }
    }
}
