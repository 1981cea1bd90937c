package dev.slipway.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An OCI image manifest (schema version 2). [#bytes()] is its one canonical form.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        int schemaVersion,
        String mediaType,
        @Nullable String artifactType,
        Descriptor config,
        List<Descriptor> layers,
        @Nullable Map<String, String> annotations) {
    public Manifest {
        if (schemaVersion != 2 || !MediaTypes.MANIFEST.equals(mediaType)) {
            throw new IllegalArgumentException("not an OCI image manifest of schema version 2");
        }
        layers = List.copyOf(layers);
        annotations = OciJson.sorted(annotations);
    }

    /// A manifest of an image.
    public static Manifest of(
            Descriptor config, List<Descriptor> layers, Map<String, String> annotations) {
        return new Manifest(2, MediaTypes.MANIFEST, null, config, layers, annotations);
    }

    /// Reads a manifest; fields that are not known are ignored.
    ///
    /// @throws OciException when it is not an OCI image manifest
    public static Manifest parse(byte[] json) throws OciException {
        return OciJson.read(json, Manifest.class, "image manifest");
    }

    public byte[] bytes() {
        return OciJson.write(this);
    }

    /// The descriptor that points to this manifest.
    public Descriptor descriptor() {
        return new Descriptor(MediaTypes.MANIFEST, Measured.of(bytes()));
    }

    /// Config and layers: every blob that the manifest names.
    public List<Descriptor> blobs() {
        var blobs = new ArrayList<Descriptor>();
        blobs.add(config);
        blobs.addAll(layers);
        return blobs;
    }
}
