package dev.slipway.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An OCI image index (schema version 2); `index.json` of a layout folder is one.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Index(
        int schemaVersion,
        String mediaType,
        List<Descriptor> manifests,
        @Nullable Map<String, String> annotations) {
    public Index {
        if (schemaVersion != 2) {
            throw new IllegalArgumentException("not an OCI image index of schema version 2");
        }
        manifests = List.copyOf(manifests);
        annotations = OciJson.sorted(annotations);
    }

    /// An index of these manifests.
    public static Index of(List<Descriptor> manifests) {
        return new Index(2, MediaTypes.INDEX, manifests, null);
    }

    /// Reads an index; fields that are not known are ignored.
    ///
    /// @throws OciException when it is not an OCI index
    public static Index parse(byte[] json) throws OciException {
        return OciJson.read(json, Index.class, "image index");
    }

    public byte[] bytes() {
        return OciJson.write(this);
    }
}
