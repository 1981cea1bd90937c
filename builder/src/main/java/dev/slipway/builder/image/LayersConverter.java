package dev.slipway.builder.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.builder.assembly.BuildLayer;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the layers of an image as JSON in one column.
@Converter
public class LayersConverter implements AttributeConverter<List<BuildLayer>, String> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<BuildLayer>> LAYERS = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<BuildLayer> layers) {
        try {
            return layers == null ? null : JSON.writeValueAsString(layers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("layers can always be written", e);
        }
    }

    @Override
    public @Nullable List<BuildLayer> convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, LAYERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("layers were written by this service", e);
        }
    }
}
