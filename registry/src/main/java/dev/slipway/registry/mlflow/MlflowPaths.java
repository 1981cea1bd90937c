package dev.slipway.registry.mlflow;

import java.util.List;

/// Addresses that belong to MLflow's protocol.
final class MlflowPaths {
    private static final List<String> PREFIXES = List.of("/api/2.0/", "/api/3.0/", "/ajax-api/");

    private MlflowPaths() {}

    static boolean owns(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return PREFIXES.stream().anyMatch(absolute::startsWith);
    }
}
