package dev.slipway.deployer.evidence;

import dev.slipway.core.id.Digest;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Image;
import dev.slipway.oci.OciException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/// Reads the builder's blobs from the object store.
@ApplicationScoped
public class ImageBlobs implements BlobSource {
    /// The largest release descriptor, with its baseline, is far below.
    static final int MAX_DOCUMENT_BYTES = 32 << 20;

    private static final String OWNER = "builder";

    private final BlobStore blobs;

    public ImageBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public InputStream open(dev.slipway.oci.Digest digest) throws IOException {
        return blobs.open(OWNER, digest.hex());
    }

    /// Reads a small blob and hashes it.
    ///
    /// @throws IOException when it is missing, does not have its digest, or is larger than
    ///     [#MAX_DOCUMENT_BYTES]
    public byte[] document(dev.slipway.oci.Digest digest) throws IOException {
        try (InputStream content = open(digest)) {
            byte[] bytes = content.readNBytes(MAX_DOCUMENT_BYTES + 1);
            if (bytes.length > MAX_DOCUMENT_BYTES) {
                throw new OciException(
                        "%s is larger than %d bytes".formatted(digest, MAX_DOCUMENT_BYTES));
            }
            if (!dev.slipway.oci.Digest.of(bytes).equals(digest)) {
                throw new OciException("the content of %s has another digest".formatted(digest));
            }
            return bytes;
        }
    }

    /// Reads manifest and configuration and hashes both again.
    ///
    /// @throws IOException when a blob is missing or does not have its digest
    public Image read(Digest image) throws IOException {
        return Image.read(this, dev.slipway.oci.Digest.parse(image.value()));
    }
}
