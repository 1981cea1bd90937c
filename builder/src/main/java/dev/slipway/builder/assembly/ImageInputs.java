package dev.slipway.builder.assembly;

import dev.slipway.oci.Image;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that decides about the bytes of an image.
///
/// @param base null: model-only
/// @param release the release descriptor, taken over unchanged
public record ImageInputs(
        Subject subject, @Nullable Image base, byte[] release, List<ModelFile> files) {
    public ImageInputs {
        release = release.clone();
        files = List.copyOf(files);
    }

    @Override
    public byte[] release() {
        return release.clone();
    }

    /// What the image is of.
    public record Subject(
            String project,
            String model,
            String slug,
            int version,
            String versionDigest,
            UUID evaluationId) {}

    /// What the image can be used for.
    public ImageKind kind() {
        return base == null ? ImageKind.MODEL_ONLY : ImageKind.RUNNABLE;
    }
}
