package dev.slipway.builder.pull;

import dev.slipway.builder.image.PullableImages;
import dev.slipway.builder.image.Repository;
import dev.slipway.builder.image.StoredManifest;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the caller may pull: the images of its own project.
@ApplicationScoped
class PullService {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private final PullableImages images;
    private final Caller caller;

    PullService(PullableImages images, Caller caller) {
        this.images = images;
        this.caller = caller;
    }

    /// Requires the right to pull.
    void admit() {
        caller.require(Verb.PULL);
    }

    /// A repository that the caller may pull from.
    ///
    /// @throws PullRefusal NAME_UNKNOWN when the project has no such images, or is another one
    Repository repository(String project, String slug) {
        admit();
        Repository repository = new Repository(project, slug);
        if (!caller.project().equals(project) || !images.exists(repository)) {
            throw new PullRefusal(
                    OciErrorCode.NAME_UNKNOWN,
                    """
                    There is no repository %s that these credentials can pull from. Repositories are\
                     PROJECT/MODEL, as `GET /api/v1/images` names them."""
                            .formatted(repository));
        }
        return repository;
    }

    /// The manifest of a tag or digest.
    ///
    /// @throws PullRefusal MANIFEST_UNKNOWN, or DIGEST_INVALID for a digest of another form
    StoredManifest manifest(Repository repository, String reference) throws IOException {
        Optional<StoredManifest> found =
                reference.contains(":")
                        ? images.manifest(repository, digest(reference))
                        : byTag(repository, reference);
        return found.orElseThrow(
                () ->
                        new PullRefusal(
                                OciErrorCode.MANIFEST_UNKNOWN,
                                "%s has no image %s. Tags are the numbers of versions that were built."
                                        .formatted(repository, reference)));
    }

    private Optional<StoredManifest> byTag(Repository repository, String tag) throws IOException {
        return VERSION.matcher(tag).matches()
                ? images.manifest(repository, Integer.parseInt(tag))
                : Optional.empty();
    }

    /// A digest in an address.
    ///
    /// @throws PullRefusal DIGEST_INVALID
    Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            var refusal =
                    new PullRefusal(
                            OciErrorCode.DIGEST_INVALID,
                            "%s is no digest; sha256:<64 hex digits> is expected.".formatted(text));
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    /// The size of a blob that an image of the repository names.
    ///
    /// @throws PullRefusal BLOB_UNKNOWN when none does, whatever else is stored
    long blobSize(Repository repository, Digest digest) throws IOException {
        return images.blobSize(repository, digest).orElseThrow(() -> unknown(repository, digest));
    }

    /// Opens a part of a blob of the repository.
    ///
    /// @throws PullRefusal BLOB_UNKNOWN when its bytes are gone
    InputStream open(Repository repository, Digest digest, ByteRange.Part part) {
        try {
            return images.open(digest, part.offset(), part.length());
        } catch (ObjectNotFoundException e) {
            PullRefusal refusal = unknown(repository, digest);
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    /// Tags after `last`, at most `limit`.
    List<String> tags(Repository repository, String last, int limit) {
        return images.tags(repository, last, limit);
    }

    private static PullRefusal unknown(Repository repository, Digest digest) {
        return new PullRefusal(
                OciErrorCode.BLOB_UNKNOWN,
                "No image of %s has a blob %s.".formatted(repository, digest));
    }
}
