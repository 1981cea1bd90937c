package dev.slipway.builder.image;

import dev.slipway.builder.assembly.AddedLayer;
import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Measured;
import dev.slipway.oci.OciException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/// The builder's own blobs: layers, configurations and manifests of images.
@ApplicationScoped
public class ImageBlobs implements BlobSource {
    private static final String OWNER = "builder";

    /// The OCI specification lets registries refuse manifests above this size.
    private static final int MAX_DOCUMENT_BYTES = 4 << 20;

    private final BlobStore blobs;

    ImageBlobs(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// Stores what an image adds to its base: layers first, the manifest last.
    ///
    /// @return the hex digests of the layers that were stored before
    public Set<String> store(AssembledImage image) throws IOException {
        var reused = new HashSet<String>();
        for (AddedLayer added : image.added()) {
            Descriptor blob = added.layer().blob();
            if (blobs.exists(OWNER, blob.digest().hex())) {
                reused.add(blob.digest().hex());
            } else {
                try (InputStream content = added.open()) {
                    blobs.put(content, blob.size(), blob.digest().hex());
                }
            }
        }
        store(image.config());
        store(image.manifest().bytes());
        return reused;
    }

    private void store(byte[] document) {
        String sha256 = Measured.of(document).digest().hex();
        if (!blobs.exists(OWNER, sha256)) {
            blobs.put(new ByteArrayInputStream(document), document.length, sha256);
        }
    }

    @Override
    public InputStream open(Digest digest) {
        return blobs.open(OWNER, digest.hex());
    }

    /// Reads a manifest or configuration, checked against its digest.
    ///
    /// @throws OciException when it is larger than any real one
    byte[] document(Digest digest) throws IOException {
        try (InputStream content = open(digest)) {
            byte[] bytes = content.readNBytes(MAX_DOCUMENT_BYTES);
            if (content.read() >= 0) {
                throw new OciException(
                        "document " + digest + " is larger than " + MAX_DOCUMENT_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /// Opens a part of a blob, not checked: whoever puts the parts together has the digest.
    InputStream open(Digest digest, long offset, long length) {
        return blobs.open(OWNER, digest.hex(), offset, length);
    }
}
