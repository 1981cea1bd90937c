package dev.slipway.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.problem.Violation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void aReleaseIsCompletedByItsEnvironmentAndTheDefaults() {
        Settings release = new Settings(3, null, null, null, null);
        Settings environment = new Settings(2, "500m", null, "1", null);

        assertThat(Sizing.of(release, environment))
                .isEqualTo(new Sizing(3, "500m", "256Mi", "1", "512Mi"));
        assertThat(Sizing.of(null, null)).isEqualTo(Sizing.DEFAULT);
    }

    @Test
    void moreMemoryThanTheDefaultLimitRaisesIt() {
        assertThat(Sizing.of(new Settings(null, null, "2Gi", null, null), null).memoryLimit())
                .isEqualTo("2Gi");
    }

    @Test
    void quantitiesAreReadAsKubernetesReadsThem() {
        assertThat(Quantity.parse("1500m").orElseThrow())
                .isEqualByComparingTo(Quantity.parse("1.5").orElseThrow());
        assertThat(Quantity.parse("1Gi").orElseThrow().value())
                .isEqualByComparingTo(BigDecimal.valueOf(1 << 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1g", "1 Gi", "lots", "1e3", "0.0m"})
    void whatIsNoQuantityIsNone(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(new Settings(51, "x", "1Gi", null, null).violations())
                .extracting(Violation::field)
                .containsExactly("settings.replicas", "settings.cpu");
        assertThat(new Settings(1, null, "2Gi", null, "1Gi").violations())
                .containsExactly(
                        new Violation(
                                "settings.memoryLimit",
                                "body",
                                "must not be below what is requested, 2Gi"));
        assertThat(Settings.NONE.violations()).isEmpty();
    }
}
