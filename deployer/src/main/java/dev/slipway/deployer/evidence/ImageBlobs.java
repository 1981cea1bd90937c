package dev.slipway.deployer.evidence;

import dev.slipway.core.id.Digest;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Image;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/// Reads the builder's blobs from the object store.
@ApplicationScoped
public class ImageBlobs implements BlobSource {
    private static final String OWNER = "builder";

    private final BlobStore blobs;

    public ImageBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public InputStream open(dev.slipway.oci.Digest digest) throws IOException {
        return blobs.open(OWNER, digest.hex());
    }

    /// Reads manifest and configuration and hashes both again.
    ///
    /// @throws IOException when a blob is missing or does not have its digest
    public Image read(Digest image) throws IOException {
        return Image.read(this, dev.slipway.oci.Digest.parse(image.value()));
    }
}
