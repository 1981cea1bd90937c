package dev.slipway.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names a blob from an OCI document.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Descriptor(
        String mediaType, Digest digest, long size, @Nullable Map<String, String> annotations) {
    public Descriptor {
        annotations = OciJson.sorted(annotations);
        if (size < 0) {
            throw new IllegalArgumentException("a blob cannot have " + size + " bytes");
        }
    }

    public Descriptor(String mediaType, Measured content) {
        this(mediaType, content.digest(), content.sizeBytes(), null);
    }

    /// The same descriptor with these annotations.
    public Descriptor annotated(Map<String, String> with) {
        return new Descriptor(mediaType, digest, size, with);
    }
}
