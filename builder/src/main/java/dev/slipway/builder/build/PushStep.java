package dev.slipway.builder.build;

import dev.slipway.builder.image.ImageBlobs;
import dev.slipway.builder.image.MadeImage;
import dev.slipway.builder.push.ImagePush;
import dev.slipway.oci.registry.PushListener;
import dev.slipway.oci.registry.PushReport;
import dev.slipway.oci.registry.PushedBlob;
import dev.slipway.oci.registry.RegistryException;
import dev.slipway.oci.registry.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/// The last step of a build where images are pushed elsewhere too. It comes before the build is
/// BUILT, so whoever sees the image finds it in both places.
@ApplicationScoped
class PushStep {
    private final ImagePush push;
    private final ImageBlobs blobs;

    PushStep(ImagePush push, ImageBlobs blobs) {
        this.push = push;
        this.blobs = blobs;
    }

    /// Pushes the stored image of a build.
    ///
    /// @return the image, with the place where it is now
    /// @throws BuildRefusedException when the registry refuses and will go on refusing
    /// @throws IOException when it may work later
    /// @throws BuildCancelledException when the build has ended in the meantime
    MadeImage push(BuildEntity build, MadeImage image, Progress progress)
            throws BuildRefusedException, IOException {
        Optional<Repository> to = repository(build);
        if (to.isEmpty()) {
            return image;
        }
        var order =
                new ImagePush.Order(
                        path(build), Integer.toString(build.version), image.digest(), blobs);
        try {
            PushReport report = push.push(to.get(), order, new Checkpoints(progress));
            progress.say(
                    "pushed to %s:%s, %,d bytes moved, %,d bytes were there"
                            .formatted(
                                    to.get(),
                                    order.tag(),
                                    report.movedBytes(),
                                    report.skippedBytes()));
        } catch (RegistryException e) {
            if (e.reason().isWorthRetrying()) {
                progress.say("not pushed: " + e.getMessage());
                throw e;
            }
            throw refused(String.valueOf(e.getMessage()), e);
        }
        return image.pushedTo(to.get().toString());
    }

    private Optional<Repository> repository(BuildEntity build) throws BuildRefusedException {
        try {
            return push.repository(path(build));
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private static String path(BuildEntity build) {
        return build.project + "/" + build.slug;
    }

    /// A build that is cancelled stops before its next piece.
    private record Checkpoints(Progress progress) implements PushListener {
        @Override
        public void checkpoint() {
            progress.checkpoint();
        }

        @Override
        public void pushed(PushedBlob blob) {
            progress.checkpoint();
        }
    }

    private static BuildRefusedException refused(String why, Exception cause) {
        var refusal = new BuildRefusedException("the image was built and not pushed: " + why);
        refusal.initCause(cause);
        return refusal;
    }
}
