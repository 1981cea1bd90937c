package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.api.Names;

/// Pages of the console, as paths.
final class Pages {
    private Pages() {}

    static String version(JsonNode version) {
        return "/models/%s/versions/%s"
                .formatted(
                        Names.segment(version.path("model").asText()),
                        version.path("version").asText());
    }

    static String deployment(JsonNode release) {
        return "/deployments/%s/%s"
                .formatted(
                        Names.segment(release.path("environment").asText()),
                        Names.segment(release.path("deployment").asText()));
    }

    static String monitor(JsonNode release) {
        return "/monitoring/%s/%s"
                .formatted(
                        Names.segment(release.path("environment").asText()),
                        Names.segment(release.path("deployment").asText()));
    }

    static String build(JsonNode build) {
        return "/builds/" + Names.segment(build.path("id").asText());
    }
}
