package dev.slipway.deployer.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.core.id.Digest;
import dev.slipway.deployer.target.Live;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The long-lived name in an environment.
///
/// @param state one word
/// @param current the release that has the traffic
/// @param previous the one that had it before
/// @param inProgress the release under way
/// @param endpoint where predictions are asked for, at the gateway
/// @param rowVersion counts changes of what it points to; the ETag
public record Deployment(
        String environment,
        String name,
        String project,
        String target,
        DeploymentState state,
        @Nullable Release current,
        @Nullable Release previous,
        @Nullable Release inProgress,
        @Nullable String endpoint,
        @Nullable DesiredRelease desired,
        LiveBackend live,
        Instant createdAt,
        @JsonIgnore long rowVersion) {

    /// What should run once everything under way is done.
    public record DesiredRelease(UUID releaseId, String model, int version, Digest imageDigest) {
        static DesiredRelease of(Release release) {
            return new DesiredRelease(
                    release.id(), release.model(), release.version(), release.imageDigest());
        }
    }

    /// What was last seen of the backend that has the traffic, or of the one under way when none
    /// has.
    public record LiveBackend(
            boolean ready,
            @Nullable String reason,
            @Nullable Long pid,
            @Nullable URI url,
            @Nullable Instant startedAt) {
        static LiveBackend of(Live live) {
            return new LiveBackend(
                    live.ready(), live.reason(), live.pid(), live.url(), live.startedAt());
        }
    }
}
