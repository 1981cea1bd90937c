package dev.slipway.registry.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.model.Signature;
import dev.slipway.registry.model.ModelRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows to wire records.
@ApplicationScoped
class VersionJson {
    private final ObjectMapper mapper;

    VersionJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Version version(ModelRef model, VersionEntity row, @Nullable List<FileEntity> files) {
        return new Version(
                row.id,
                model.name(),
                model.slug(),
                row.number,
                row.state,
                row.digest,
                row.sizeBytes,
                row.description,
                row.author,
                row.signature == null ? null : read(row.signature, Signature.class),
                row.signatureSource,
                files == null ? null : files.stream().map(FileEntity::stored).toList(),
                row.training == null ? null : read(row.training, JsonNode.class),
                row.card,
                row.createdAt,
                row.sealedAt,
                row.revision);
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a version cannot be written", e);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of a version is not JSON", e);
        }
    }
}
