package dev.slipway.builder.image;

import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Image;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An image whose blobs are all stored.
///
/// @param reproduced null when it was not built twice
/// @param remark what the user should know about it
public record MadeImage(
        ImageKind kind,
        Digest digest,
        @Nullable String baseDigest,
        List<BuildLayer> layers,
        @Nullable Boolean reproduced,
        @Nullable String remark) {
    public MadeImage {
        layers = List.copyOf(layers);
    }

    /// Describes a stored image.
    ///
    /// @param reused hex digests of the layers that were stored before
    public static MadeImage of(ImageInputs inputs, AssembledImage image, Set<String> reused) {
        Image base = inputs.base();
        List<BuildLayer> layers =
                image.manifest().layers().stream()
                        .map(layer -> BuildLayer.of(layer, reused.contains(layer.digest().hex())))
                        .toList();
        String baseDigest = base == null ? null : base.digest().toString();
        return new MadeImage(inputs.kind(), image.digest(), baseDigest, layers, null, null);
    }

    /// The same with a verdict on its reproducibility and a remark.
    public MadeImage with(@Nullable Boolean sameDigestTwice, @Nullable String said) {
        return new MadeImage(kind, digest, baseDigest, layers, sameDigestTwice, said);
    }
}
