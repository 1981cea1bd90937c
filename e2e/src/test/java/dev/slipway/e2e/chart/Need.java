package dev.slipway.e2e.chart;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Something outside the checkout that a test of the chart needs. Without it the test is skipped
/// and says so, or fails where `SLIPWAY_TEST_REQUIRE` names `cluster`.
final class Need {
    private static final String REQUIRED = "cluster";

    private Need() {}

    /// Goes on only when the thing is there.
    static void that(boolean there, String what, String howToGetIt) {
        if (there) {
            return;
        }
        String required = System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "");
        if (List.of(required.split(",")).contains(REQUIRED)) {
            throw new AssertionError(
                    "SLIPWAY_TEST_REQUIRE names cluster, but there is no "
                            + what
                            + ": "
                            + howToGetIt);
        }
        System.out.println("SKIPPED, NO " + what + ": " + howToGetIt);
        Assumptions.abort("no " + what + ": " + howToGetIt);
    }
}
