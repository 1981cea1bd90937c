package dev.slipway.builder.assembly;

import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import java.util.List;

/// A complete image; nothing of it is stored yet.
///
/// @param config the image configuration as it is stored
/// @param added the layers on top of the base, lowest first
public record AssembledImage(Manifest manifest, byte[] config, List<AddedLayer> added) {
    public AssembledImage {
        config = config.clone();
        added = List.copyOf(added);
    }

    @Override
    public byte[] config() {
        return config.clone();
    }

    /// The image's digest: that of its manifest.
    public Digest digest() {
        return manifest.descriptor().digest();
    }
}
