package dev.slipway.builder.image;

import dev.slipway.builder.assembly.AssembledImage;
import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageInputs;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import dev.slipway.oci.Image;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An image whose blobs are all stored.
///
/// @param blobs everything that its manifest names
/// @param reproduced null when it was not built twice
/// @param remark what the user should know about it
/// @param pushedTo the repository elsewhere that has it too; null when it was not pushed
public record MadeImage(
        ImageKind kind,
        Digest digest,
        @Nullable String baseDigest,
        List<BuildLayer> layers,
        List<Descriptor> blobs,
        @Nullable Boolean reproduced,
        @Nullable String remark,
        @Nullable String pushedTo) {
    public MadeImage {
        layers = List.copyOf(layers);
        blobs = List.copyOf(blobs);
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
        return new MadeImage(
                inputs.kind(),
                image.digest(),
                baseDigest,
                layers,
                image.manifest().blobs(),
                null,
                null,
                null);
    }

    /// The same with a verdict on its reproducibility and a remark.
    public MadeImage with(@Nullable Boolean sameDigestTwice, @Nullable String said) {
        return new MadeImage(
                kind, digest, baseDigest, layers, blobs, sameDigestTwice, said, pushedTo);
    }

    /// The same, pushed to a repository elsewhere.
    public MadeImage pushedTo(String repository) {
        return new MadeImage(
                kind, digest, baseDigest, layers, blobs, reproduced, remark, repository);
    }
}
