package dev.slipway.builder.build;

import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.core.state.BuildState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A build as the API shows it. Kind, digests and layers are there once it is built.
///
/// @param reproduced whether a second build from the same inputs gave the same digest
/// @param reason why it failed, was cancelled, or gave a model-only image
public record Build(
        UUID id,
        BuildState state,
        UUID versionId,
        String model,
        int version,
        String versionDigest,
        UUID evaluationId,
        @Nullable ImageKind kind,
        @Nullable String imageDigest,
        @Nullable String baseDigest,
        List<BuildLayer> layers,
        @Nullable Boolean reproduced,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String requestedBy,
        @Nullable String reason) {
    public Build {
        layers = List.copyOf(layers);
    }
}
