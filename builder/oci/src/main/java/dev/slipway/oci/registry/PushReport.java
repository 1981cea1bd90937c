package dev.slipway.oci.registry;

import dev.slipway.oci.Digest;
import java.util.List;

/// A finished push: the image is in the repository, under its digest and its tags.
///
/// @param blobs configuration and layers, and last the manifest
public record PushReport(Repository repository, Digest digest, List<PushedBlob> blobs) {
    public PushReport {
        blobs = List.copyOf(blobs);
    }

    public long movedBytes() {
        return blobs.stream().mapToLong(PushedBlob::movedBytes).sum();
    }

    public long skippedBytes() {
        return blobs.stream().mapToLong(PushedBlob::skippedBytes).sum();
    }
}
