package dev.slipway.builder.image;

import dev.slipway.oci.Digest;
import dev.slipway.oci.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Images by repository, as a registry shows them. A repository has exactly the manifests and blobs
/// of its own images, whatever else is stored.
@ApplicationScoped
public class PullableImages {
    /// Images of one repository that are looked into at once when their blobs are not noted yet.
    private static final int COMPLETED_AT_ONCE = 50;

    private final ImageRepository images;
    private final BlobNames names;
    private final ImageBlobs blobs;

    PullableImages(ImageRepository images, BlobNames names, ImageBlobs blobs) {
        this.images = images;
        this.names = names;
        this.blobs = blobs;
    }

    /// Whether the repository has any image.
    public boolean exists(Repository repository) {
        return images.exists(repository);
    }

    /// The manifest of a digest; empty when no image of the repository has it.
    public Optional<StoredManifest> manifest(Repository repository, Digest digest)
            throws IOException {
        return stored(images.find(repository, digest.toString()));
    }

    /// The manifest of a version: that of its newest image that runs by itself, else of the newest.
    public Optional<StoredManifest> manifest(Repository repository, int version)
            throws IOException {
        return stored(images.find(repository, version));
    }

    /// The versions that have an image, in the order of their text, after `last`.
    public List<String> tags(Repository repository, String last, int limit) {
        return images.tags(repository, last, limit);
    }

    /// The size of a blob; empty when no image of the repository names it.
    public Optional<Long> blobSize(Repository repository, Digest digest) throws IOException {
        Optional<Long> known = names.size(repository, digest);
        return known.isEmpty() && complete(repository) ? names.size(repository, digest) : known;
    }

    /// Opens a part of a blob. The bytes are not checked here: who pulls has the digest.
    ///
    /// @throws dev.slipway.kit.object.ObjectNotFoundException when it is not stored
    public InputStream open(Digest digest, long offset, long length) {
        return blobs.open(digest, offset, length);
    }

    /// Notes the blobs of images that were made before blobs were noted.
    ///
    /// @return whether there was such an image
    private boolean complete(Repository repository) throws IOException {
        boolean found = false;
        List<ImageEntity> old = images.withUnknownBlobs(repository, COMPLETED_AT_ONCE);
        while (!old.isEmpty()) {
            found = true;
            for (ImageEntity image : old) {
                Manifest manifest = Manifest.parse(blobs.document(Digest.parse(image.imageDigest)));
                names.complete(image.id, repository, manifest.blobs());
            }
            old = images.withUnknownBlobs(repository, COMPLETED_AT_ONCE);
        }
        return found;
    }

    private Optional<StoredManifest> stored(Optional<ImageEntity> image) throws IOException {
        if (image.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = Digest.parse(image.get().imageDigest);
        byte[] bytes = blobs.document(digest);
        return Optional.of(new StoredManifest(digest, Manifest.parse(bytes).mediaType(), bytes));
    }
}
