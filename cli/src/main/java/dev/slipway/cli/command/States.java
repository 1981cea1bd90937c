package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// States in which work has ended.
public final class States {
    private static final Set<String> EVALUATION =
            Set.of("PASS", "FAIL", "INCONCLUSIVE", "ERROR", "CANCELLED");
    private static final Set<String> BUILD = Set.of("BUILT", "FAILED", "CANCELLED");
    private static final Set<String> RELEASE =
            Set.of("HEALTHY", "SUPERSEDED", "RETIRED", "ROLLED_BACK", "FAILED");

    private States() {}

    public static boolean evaluationEnded(JsonNode evaluation) {
        return EVALUATION.contains(state(evaluation));
    }

    public static boolean buildEnded(JsonNode build) {
        return BUILD.contains(state(build));
    }

    public static boolean releaseEnded(JsonNode release) {
        return RELEASE.contains(state(release));
    }

    /// The state of a resource; empty when it has none.
    public static String state(JsonNode resource) {
        return resource.path("state").asText();
    }
}
