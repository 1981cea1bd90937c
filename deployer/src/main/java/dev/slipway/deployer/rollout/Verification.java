package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.evidence.Admission;
import dev.slipway.deployer.evidence.Candidate;
import dev.slipway.deployer.evidence.ImageBlobs;
import dev.slipway.deployer.evidence.ImageFacts;
import dev.slipway.deployer.evidence.PublishedViews;
import dev.slipway.deployer.evidence.VersionFacts;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.object.TamperedBlobException;
import dev.slipway.oci.OciException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The state VERIFYING: everything that was true when the release was asked for is checked again,
/// and the image's documents are hashed. What cannot be proved is refused.
@ApplicationScoped
class Verification {
    private final PublishedViews views;
    private final ImageBlobs blobs;

    Verification(PublishedViews views, ImageBlobs blobs) {
        this.views = views;
        this.blobs = blobs;
    }

    Outcome verify(ReleaseRow release) {
        ReleaseRow.Content content = release.content();
        String project = release.project();
        Optional<VersionFacts> version = views.version(project, content.versionId());
        Optional<ImageFacts> image = views.image(project, content.imageDigest());
        if (version.isEmpty() || image.isEmpty()) {
            return new Outcome.Fail(
                    "%s/%d or its image %s does not exist any more."
                            .formatted(content.model(), content.version(), content.imageDigest()));
        }
        Candidate candidate =
                new Candidate(
                        version.get(),
                        image.get(),
                        views.evaluation(project, content.evaluationId()));
        return Admission.check(candidate, release.environment())
                .<Outcome>map(refusal -> new Outcome.Fail(refusal.reason()))
                .orElseGet(() -> documents(content));
    }

    private Outcome documents(ReleaseRow.Content content) {
        try {
            blobs.read(content.imageDigest());
            return new Outcome.Advance(ReleaseState.PROVISIONING);
        } catch (OciException | TamperedBlobException e) {
            return new Outcome.Fail(
                    "Image %s is not what its digest says: %s."
                            .formatted(content.imageDigest(), e.getMessage()));
        } catch (ObjectNotFoundException e) {
            return new Outcome.Fail(
                    "Image %s is incomplete: %s.".formatted(content.imageDigest(), e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
