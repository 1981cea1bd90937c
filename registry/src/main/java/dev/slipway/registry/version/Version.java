package dev.slipway.registry.version;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.model.Signature;
import dev.slipway.core.state.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A version as callers see it. What sealing makes is absent before.
///
/// @param digest over all files, `sha256:…`
/// @param training the content of `training.json`
/// @param card the content of `card.md`
/// @param files absent in lists
/// @param revision behind the ETag
public record Version(
        UUID id,
        String model,
        String slug,
        int version,
        VersionState state,
        @Nullable String digest,
        @Nullable Long sizeBytes,
        String description,
        String author,
        @Nullable Signature signature,
        @Nullable SignatureSource signatureSource,
        @Nullable List<StoredFile> files,
        @Nullable @Schema(type = SchemaType.OBJECT) JsonNode training,
        @Nullable String card,
        Instant createdAt,
        @Nullable Instant sealedAt,
        @JsonIgnore long revision) {
    public Version {
        files = files == null ? null : List.copyOf(files);
    }
}
