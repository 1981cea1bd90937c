package dev.slipway.builder.image;

import dev.slipway.builder.assembly.AddedLayer;
import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.oci.BlobSource;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Measured;
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
}
