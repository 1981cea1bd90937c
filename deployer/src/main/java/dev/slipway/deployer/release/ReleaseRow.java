package dev.slipway.deployer.release;

import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Settings;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A release as the database has it.
///
/// @param content what it puts into the deployment; never changes
/// @param placement where and how large it runs; never changes
/// @param rowVersion counts moves; every move names the one it starts from
/// @param deadlineAt when the state it is in is given up; null in states that may last
public record ReleaseRow(
        UUID id,
        UUID deploymentId,
        String project,
        String environment,
        String deployment,
        Content content,
        PlacementRow placement,
        ReleaseState state,
        @Nullable String reason,
        Origin origin,
        long rowVersion,
        @Nullable Instant deadlineAt,
        @Nullable Instant healthyAt) {

    /// What runs.
    ///
    /// @param pushedTo repository elsewhere that holds the image
    public record Content(
            String model,
            String slug,
            int version,
            UUID versionId,
            Digest versionDigest,
            UUID evaluationId,
            Digest imageDigest,
            ImageKind kind,
            @Nullable String pushedTo) {}

    /// Where it runs.
    ///
    /// @param asked what the request itself asked for
    public record PlacementRow(Placement whole, @Nullable Settings asked) {}

    /// Who asked, when, and instead of which release.
    public record Origin(
            String requestedBy,
            @Nullable String requestId,
            Instant createdAt,
            @Nullable UUID rollbackOf) {}

    /// `staging/flight-delay`, the subject of its events.
    public String address() {
        return environment + "/" + deployment;
    }

    /// What a target needs to know.
    public ReleaseSpec spec() {
        return new ReleaseSpec(
                id,
                project,
                environment,
                deployment,
                new ReleaseSpec.Content(
                        content.slug(),
                        content.version(),
                        new ReleaseSpec.Image(
                                content.kind(), content.imageDigest(), content.pushedTo()),
                        content.versionDigest(),
                        content.evaluationId()),
                placement.whole());
    }
}
