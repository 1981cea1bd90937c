package dev.slipway.deployer.target;

import dev.slipway.core.id.Digest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything a target must know to run a release. Two specs with the same `releaseId` are equal.
///
/// @param deployment name inside the environment
/// @param content what runs
/// @param placement where, and how large
public record ReleaseSpec(
        UUID releaseId,
        String project,
        String environment,
        String deployment,
        Content content,
        Placement placement) {

    /// What runs, by digest only.
    ///
    /// @param slug of the model
    /// @param version its number
    /// @param versionDigest the model version that the image's release descriptor must name
    /// @param evaluationId the evaluation that the descriptor must name
    public record Content(
            String slug, int version, Image image, Digest versionDigest, UUID evaluationId) {
        /// Of the image.
        public ImageKind kind() {
            return image.kind();
        }

        /// Of the image.
        public Digest imageDigest() {
            return image.digest();
        }
    }

    /// The image.
    ///
    /// @param pushedTo repository of another registry that holds it; null when Slipway serves it
    public record Image(ImageKind kind, Digest digest, @Nullable String pushedTo) {}

    /// `staging/flight-delay`.
    public String address() {
        return environment + "/" + deployment;
    }
}
