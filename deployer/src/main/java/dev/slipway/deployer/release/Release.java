package dev.slipway.deployer.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.core.id.Digest;
import dev.slipway.core.state.ReleaseState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One version put into one deployment.
///
/// @param reason why it waits, failed or was taken back; one sentence
/// @param history every move, oldest first
/// @param rollbackOf the release that this one takes the place of, when it is a rollback
/// @param rowVersion counts moves; the ETag
public record Release(
        UUID id,
        String environment,
        String deployment,
        String model,
        @JsonIgnore String slug,
        int version,
        UUID versionId,
        Digest versionDigest,
        UUID evaluationId,
        Digest imageDigest,
        ReleaseState state,
        @Nullable String reason,
        List<Step> history,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant healthyAt,
        @Nullable UUID rollbackOf,
        @JsonIgnore long rowVersion) {

    /// One move.
    public record Step(@Nullable String from, String to, Instant at, @Nullable String reason) {}

    static Release of(ReleaseRow row, List<Step> history) {
        ReleaseRow.Content content = row.content();
        return new Release(
                row.id(),
                row.environment(),
                row.deployment(),
                content.model(),
                content.slug(),
                content.version(),
                content.versionId(),
                content.versionDigest(),
                content.evaluationId(),
                content.imageDigest(),
                row.state(),
                row.reason(),
                history,
                row.origin().requestedBy(),
                row.origin().createdAt(),
                row.healthyAt(),
                row.origin().rollbackOf(),
                row.rowVersion());
    }
}
