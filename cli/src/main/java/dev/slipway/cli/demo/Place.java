package dev.slipway.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the demonstration's environment runs its models. A release keeps the target that it was
/// asked for with, so the same deployment may move from one to the other.
///
/// @param namespace of the cluster; null for the deployer's own
record Place(Target target, @Nullable String namespace) {

    /// The targets that the demonstration knows.
    enum Target {
        LOCAL,
        KUBERNETES
    }

    /// The environment as the API takes it.
    Map<String, Object> document() {
        return switch (target) {
            case LOCAL -> Map.of("target", "local");
            case KUBERNETES -> {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("target", "kubernetes");
                if (namespace != null) {
                    document.put("kubernetes", Map.of("namespace", namespace));
                }
                yield document;
            }
        };
    }
}
