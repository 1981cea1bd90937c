package dev.slipway.builder.image;

import dev.slipway.builder.source.SealedVersion;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/// Finished images.
@ApplicationScoped
@Transactional
public class ImageService {
    private final ImageRepository images;
    private final BlobNames blobs;
    private final Clock clock;

    ImageService(ImageRepository images, BlobNames blobs, Clock clock) {
        this.images = images;
        this.blobs = blobs;
        this.clock = clock;
    }

    /// Records an image in the caller's transaction. The same image built again is the same row; a
    /// place to which it was pushed since is noted.
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(SealedVersion version, UUID evaluationId, MadeImage made) {
        ImageEntity image =
                images.find(version.project(), made.digest().toString())
                        .orElseGet(() -> added(version, evaluationId, made));
        if (made.pushedTo() != null) {
            image.pushedTo = made.pushedTo();
        }
    }

    private ImageEntity added(SealedVersion version, UUID evaluationId, MadeImage made) {
        ImageEntity image = ImageEntity.of(Ids.next(), version, evaluationId, made);
        image.createdAt = clock.instant();
        images.add(image);
        blobs.add(new Repository(version.project(), version.slug()), made.blobs());
        return image;
    }

    /// An image of the project.
    ///
    /// @throws ProblemException NOT_FOUND
    ImageEntity find(String project, String digest) {
        return images.find(project, digest)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no image " + digest + "."));
    }
}
