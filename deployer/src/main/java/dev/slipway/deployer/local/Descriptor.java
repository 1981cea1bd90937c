package dev.slipway.deployer.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.deployer.target.ReleaseSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Compares the release descriptor inside an image with what is to be released.
@ApplicationScoped
class Descriptor {
    private static final String PLACE = "slipway/release.json";

    private final ObjectMapper json;

    Descriptor(ObjectMapper json) {
        this.json = json;
    }

    /// What is wrong with the descriptor below a root; empty when it fits.
    Optional<String> fault(Path root, ReleaseSpec spec) throws IOException {
        Path file = root.resolve(PLACE);
        if (!Files.isRegularFile(file)) {
            return Optional.of("The image has no /%s.".formatted(PLACE));
        }
        try {
            JsonNode descriptor = json.readTree(Files.readAllBytes(file));
            return differs(descriptor, "versionDigest", spec.content().versionDigest().value())
                    .or(
                            () ->
                                    differs(
                                            descriptor,
                                            "evaluationId",
                                            spec.content().evaluationId().toString()));
        } catch (JsonProcessingException e) {
            return Optional.of("The image's /%s is not JSON.".formatted(PLACE));
        }
    }

    private static Optional<String> differs(JsonNode descriptor, String field, String expected) {
        String found = descriptor.path(field).asText();
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of(
                        "The image's /%s names %s %s, the release %s."
                                .formatted(PLACE, field, found, expected));
    }
}
