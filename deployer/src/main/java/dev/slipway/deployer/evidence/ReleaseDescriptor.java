package dev.slipway.deployer.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Image;
import dev.slipway.oci.Layer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Compares the release descriptor inside an image with what is to be released.
@ApplicationScoped
public class ReleaseDescriptor {
    /// Where it is in an image.
    public static final String PLACE = "slipway/release.json";

    /// Name of the layer that holds it.
    private static final String LAYER = "config";

    private final ObjectMapper json;
    private final ImageBlobs blobs;

    public ReleaseDescriptor(ObjectMapper json, ImageBlobs blobs) {
        this.json = json;
        this.blobs = blobs;
    }

    /// What is wrong with a descriptor; empty when it fits.
    public Optional<String> fault(byte[] descriptor, ReleaseSpec spec) throws IOException {
        try {
            JsonNode found = json.readTree(descriptor);
            ReleaseSpec.Content content = spec.content();
            return differs(found, "versionDigest", content.versionDigest().value())
                    .or(() -> differs(found, "evaluationId", content.evaluationId().toString()));
        } catch (JsonProcessingException e) {
            return Optional.of("The image's /%s is not JSON.".formatted(PLACE));
        }
    }

    /// What is wrong with an image that is not unpacked here: its documents and the small layer
    /// that holds the descriptor are hashed and read.
    ///
    /// @throws IOException when a blob is missing or does not have its digest
    public Optional<String> fault(ReleaseSpec spec) throws IOException {
        Image image = blobs.read(spec.content().imageDigest());
        for (Descriptor layer : image.manifest().layers()) {
            Map<String, String> annotations = layer.annotations();
            if (annotations != null && LAYER.equals(annotations.get(Layer.NAME_ANNOTATION))) {
                Optional<byte[]> found = find(blobs.document(layer.digest()));
                if (found.isPresent()) {
                    return fault(found.get(), spec);
                }
            }
        }
        return missing();
    }

    /// The fault of an image without a descriptor.
    public static Optional<String> missing() {
        return Optional.of("The image has no /%s.".formatted(PLACE));
    }

    private static Optional<byte[]> find(byte[] layer) throws IOException {
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(layer))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (entry.getName().equals(PLACE)) {
                    return Optional.of(tar.readAllBytes());
                }
            }
        }
        return Optional.empty();
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
