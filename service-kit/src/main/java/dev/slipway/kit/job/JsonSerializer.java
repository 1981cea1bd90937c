package dev.slipway.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Job data as JSON, so that it can be read in the table and by the next version of the service.
record JsonSerializer(ObjectMapper mapper) implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object data) {
        try {
            return mapper.writeValueAsBytes(data);
        } catch (IOException e) {
            throw new UncheckedIOException("job data is not JSON", e);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler hands null through for jobs without data
    public <T> T deserialize(Class<T> type, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        try {
            return mapper.readValue(data, type);
        } catch (IOException e) {
            throw new UncheckedIOException("stored job data is not a " + type.getSimpleName(), e);
        }
    }
}
