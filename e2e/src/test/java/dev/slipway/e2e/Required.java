package dev.slipway.e2e;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Parts of a machine that some tests need. `SLIPWAY_TEST_REQUIRE` lists those whose absence is a
/// failure; elsewhere a test that lacks one is skipped and says so.
enum Required {
    BROWSER("browser");

    private final String name;

    Required(String name) {
        this.name = name;
    }

    /// Goes on only when the part is there.
    void require(boolean there, String howToGetIt) {
        if (there) {
            return;
        }
        String listed = System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "");
        if (List.of(listed.split(",")).contains(name)) {
            throw new AssertionError(
                    "SLIPWAY_TEST_REQUIRE names " + name + " but it is not there: " + howToGetIt);
        }
        System.out.println(
                "SKIPPED, NO " + name.toUpperCase(java.util.Locale.ROOT) + ": " + howToGetIt);
        Assumptions.abort("no " + name + ": " + howToGetIt);
    }
}
