package dev.slipway.builder;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Programs of others that tests run: skipped loudly where they are missing, unless
/// `SLIPWAY_TEST_REQUIRE` names `cluster`.
public final class OutsideTool {
    private OutsideTool() {}

    /// Whether a program is on the path.
    public static boolean exists(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    /// Goes on only when the program is there.
    public static void require(String program) {
        if (exists(program)) {
            return;
        }
        String missing = program + " is not installed";
        if (System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "").contains("cluster")) {
            fail("SLIPWAY_TEST_REQUIRE wants this test, but " + missing);
        }
        System.err.println("SKIPPED: " + missing);
        abort(missing);
    }
}
