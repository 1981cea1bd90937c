package dev.slipway.builder.image;

import dev.slipway.oci.Digest;

/// A manifest as it is stored, byte for byte.
public record StoredManifest(Digest digest, String mediaType, byte[] bytes) {
    public StoredManifest {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
