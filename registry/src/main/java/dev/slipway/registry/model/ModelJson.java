package dev.slipway.registry.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows to wire records.
@ApplicationScoped
class ModelJson {
    private final ObjectMapper mapper;

    ModelJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Model model(ModelEntity row, List<AliasEntity> aliases) {
        Map<String, Integer> own =
                aliases.stream()
                        .filter(alias -> alias.modelId.equals(row.id))
                        .collect(Collectors.toMap(alias -> alias.alias, alias -> alias.version));
        return new Model(
                row.id,
                row.name,
                row.slug,
                row.description,
                tags(row.tags),
                row.lastVersion == 0 ? null : row.lastVersion,
                own,
                row.createdAt,
                row.updatedAt,
                row.revision);
    }

    private Map<String, String> tags(String json) {
        try {
            return mapper.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tags of a model are not JSON", e);
        }
    }

    String tags(Map<String, String> tags) {
        try {
            return mapper.writeValueAsString(tags);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tags cannot be written", e);
        }
    }
}
