package dev.slipway.deployer.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

/// Records in `jsonb` columns. Unknown fields are ignored, so an older deployer reads newer rows.
public final class JsonColumn {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private JsonColumn() {}

    /// The text to bind to a parameter `?::jsonb`.
    public static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that has no JSON form", e);
        }
    }

    /// The value of a column.
    public static <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return read(text, JSON.constructType(type));
    }

    /// The value of a column of a generic type.
    public static <T> @Nullable T read(@Nullable String text, TypeReference<T> type) {
        return read(text, JSON.constructType(type));
    }

    private static <T> @Nullable T read(@Nullable String text, JavaType type) {
        try {
            return text == null ? null : JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column of another form", e);
        }
    }
}
