package dev.slipway.builder.image;

import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finished image as the API shows it.
///
/// @param repository from which it is pulled here, `PROJECT/SLUG`
/// @param pushedTo the repository elsewhere that has it too, with its registry
public record Image(
        String digest,
        ImageKind kind,
        UUID versionId,
        String model,
        int version,
        String repository,
        String versionDigest,
        UUID evaluationId,
        @Nullable String baseDigest,
        List<BuildLayer> layers,
        @Nullable String pushedTo,
        Instant createdAt) {
    public Image {
        layers = List.copyOf(layers);
    }
}
