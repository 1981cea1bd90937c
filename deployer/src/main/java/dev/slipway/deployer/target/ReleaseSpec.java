package dev.slipway.deployer.target;

import dev.slipway.core.id.Digest;
import java.util.UUID;

/// Everything a target must know to run a release. Two specs with the same `releaseId` are equal.
///
/// @param deployment name inside the environment
/// @param content what runs
public record ReleaseSpec(
        UUID releaseId, String project, String environment, String deployment, Content content) {

    /// What runs, by digest only.
    ///
    /// @param versionDigest the model version that the image's release descriptor must name
    /// @param evaluationId the evaluation that the descriptor must name
    public record Content(
            ImageKind kind, Digest imageDigest, Digest versionDigest, UUID evaluationId) {}

    /// `staging/flight-delay`.
    public String address() {
        return environment + "/" + deployment;
    }
}
