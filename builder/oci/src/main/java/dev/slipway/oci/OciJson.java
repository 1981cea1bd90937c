package dev.slipway.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON of OCI documents: keys in the order of the record, maps sorted, no spaces; so equal
/// documents are equal bytes.
final class OciJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private OciJson() {}

    static byte[] write(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of this package can always be written", e);
        }
    }

    static <T> T read(byte[] json, Class<T> type, String name) throws OciException {
        try {
            T document = MAPPER.readValue(json, type);
            if (document == null) {
                throw new OciException("not an " + name + ": it is null");
            }
            return document;
        } catch (OciException e) {
            throw e;
        } catch (IOException e) {
            throw new OciException("not an " + name + ": " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable JSON");
    }

    static @Nullable Map<String, String> sorted(@Nullable Map<String, String> map) {
        return map == null ? null : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
