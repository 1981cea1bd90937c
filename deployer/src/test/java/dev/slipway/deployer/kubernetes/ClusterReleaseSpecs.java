package dev.slipway.deployer.kubernetes;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Sizing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Releases whose image a cluster can pull.
@ApplicationScoped
public class ClusterReleaseSpecs {
    private final ClusterImages images;

    ClusterReleaseSpecs(ClusterImages images) {
        this.images = images;
    }

    /// A new release whose server behaves in a way; see the fake server.
    ReleaseSpec release(String behaviour) {
        try {
            UUID evaluation = UUID.randomUUID();
            Digest version = Digest.of(evaluation.toString());
            var content = new TestImages.Content(version.value(), evaluation, behaviour);
            var image = new ReleaseSpec.Image(ImageKind.RUNNABLE, images.runnable(content), null);
            return new ReleaseSpec(
                    UUID.randomUUID(),
                    "default",
                    "staging",
                    "contract",
                    new ReleaseSpec.Content("fake", 1, image, version, evaluation),
                    new Placement("kubernetes", ClusterPlace.DEFAULT, Sizing.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
