package dev.slipway.builder.image;

import dev.slipway.builder.assembly.BuildLayer;
import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.builder.source.SealedVersion;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of `image`; only what is known about its blobs and where it was pushed ever changes.
@NullUnmarked
@Entity
@Table(name = "image")
class ImageEntity {
    @Id UUID id;

    String imageDigest;
    String project;
    UUID versionId;
    String model;
    String slug;
    int version;
    String versionDigest;
    UUID evaluationId;

    @Enumerated(EnumType.STRING)
    ImageKind kind;

    String baseDigest;
    String manifestSha256;

    @Convert(converter = LayersConverter.class)
    List<BuildLayer> layers;

    /// Whether `image_blob` has the blobs of this image.
    boolean blobsKnown;

    String pushedTo;
    Instant createdAt;

    static ImageEntity of(UUID id, SealedVersion version, UUID evaluationId, MadeImage made) {
        var image = new ImageEntity();
        image.id = id;
        image.imageDigest = made.digest().toString();
        image.project = version.project();
        image.versionId = version.versionId();
        image.model = version.model();
        image.slug = version.slug();
        image.version = version.version();
        image.versionDigest = version.digest();
        image.evaluationId = evaluationId;
        image.kind = made.kind();
        image.baseDigest = made.baseDigest();
        image.manifestSha256 = made.digest().hex();
        image.layers = made.layers();
        image.blobsKnown = true;
        return image;
    }

    Image image() {
        return new Image(
                imageDigest,
                kind,
                versionId,
                model,
                version,
                project + "/" + slug,
                versionDigest,
                evaluationId,
                baseDigest,
                layers,
                pushedTo,
                createdAt);
    }
}
