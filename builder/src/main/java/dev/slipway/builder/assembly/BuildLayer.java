package dev.slipway.builder.assembly;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Layer;

/// A layer of an image as the API shows it.
///
/// @param name rootfs, jre, runtime, serving, config or model
/// @param reused whether its bytes were stored before this build
public record BuildLayer(
        String name, String digest, long sizeBytes, String mediaType, boolean reused) {
    /// The layer behind a descriptor.
    public static BuildLayer of(Descriptor layer, boolean reused) {
        var annotations = layer.annotations();
        String name =
                annotations == null
                        ? "layer"
                        : annotations.getOrDefault(Layer.NAME_ANNOTATION, "layer");
        return new BuildLayer(
                name, layer.digest().toString(), layer.size(), layer.mediaType(), reused);
    }
}
