package dev.slipway.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// An image whose documents were read and checked against their digests. Layers are checked when
/// they are unpacked.
public record Image(Digest digest, Manifest manifest, ImageConfig config) {
    private static final int MAX_DOCUMENT_BYTES = 4 << 20;

    /// Reads manifest and configuration.
    ///
    /// @throws OciException when a document is malformed, does not match its digest, or the two do
    /// not
    ///     name the same number of layers
    public static Image read(BlobSource blobs, Digest digest) throws IOException {
        Manifest manifest = Manifest.parse(document(blobs, digest));
        ImageConfig config = ImageConfig.parse(document(blobs, manifest.config().digest()));
        if (config.rootFs().diffIds().size() != manifest.layers().size()) {
            throw new OciException(
                    "manifest and configuration of "
                            + digest
                            + " name different numbers of layers");
        }
        return new Image(digest, manifest, config);
    }

    private static byte[] document(BlobSource blobs, Digest digest) throws IOException {
        try (InputStream content = new VerifyingInputStream(blobs.open(digest), digest)) {
            byte[] bytes = content.readNBytes(MAX_DOCUMENT_BYTES);
            if (content.read() >= 0) {
                throw new OciException(
                        "document " + digest + " is larger than " + MAX_DOCUMENT_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /// Unpacks all layers, lowest first, into a folder that is empty or does not exist. Every blob
    /// and every uncompressed layer is checked against its digest. After a failure the folder
    /// holds a part of the image and must be deleted: unpack beside the final place and rename.
    ///
    /// @throws OciException for a digest that does not match, or an entry that [Unpacker] refuses
    public void unpack(BlobSource blobs, Path folder, Unpacker.Limits limits) throws IOException {
        var unpacker = new Unpacker(folder, limits);
        List<Descriptor> layers = manifest.layers();
        for (int i = 0; i < layers.size(); i++) {
            unpackLayer(blobs, layers.get(i), config.rootFs().diffIds().get(i), unpacker);
        }
        unpacker.finish();
    }

    private static void unpackLayer(
            BlobSource blobs, Descriptor layer, Digest diffId, Unpacker unpacker)
            throws IOException {
        try (var blob = new VerifyingInputStream(blobs.open(layer.digest()), layer.digest());
                var tar = new VerifyingInputStream(uncompressed(blob, layer.mediaType()), diffId)) {
            unpacker.apply(tar);
            tar.drain();
            blob.drain();
        }
    }

    private static InputStream uncompressed(InputStream blob, String mediaType) throws IOException {
        return switch (mediaType) {
            case MediaTypes.LAYER_TAR -> blob;
            case MediaTypes.LAYER_TAR_GZIP -> new GZIPInputStream(blob, 1 << 16);
            default ->
                    throw new OciException("layers of type " + mediaType + " cannot be unpacked");
        };
    }
}
