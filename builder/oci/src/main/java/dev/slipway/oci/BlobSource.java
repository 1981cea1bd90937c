package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;

/// Where the blobs of an image are read from: a layout folder, an object store.
@FunctionalInterface
public interface BlobSource {
    /// Opens a blob. The caller closes the stream and checks the content against the digest.
    ///
    /// @throws IOException when the blob does not exist or cannot be read
    InputStream open(Digest digest) throws IOException;
}
