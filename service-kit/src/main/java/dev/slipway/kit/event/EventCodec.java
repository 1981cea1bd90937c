package dev.slipway.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.EventData;
import dev.slipway.core.event.EventTypes;
import dev.slipway.core.event.UnknownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/// Event data as JSON and back.
@ApplicationScoped
public class EventCodec {
    private final ObjectMapper mapper;

    EventCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// The JSON of an event's data.
    ///
    /// @throws IllegalArgumentException when it is too large for the log
    public String encode(EventData data) {
        try {
            String json = mapper.writeValueAsString(data);
            int size = json.getBytes(StandardCharsets.UTF_8).length;
            if (size > EventTypes.MAX_DATA_BYTES) {
                throw new IllegalArgumentException(
                        "an event's data takes at most %d bytes, %s has %d"
                                .formatted(
                                        EventTypes.MAX_DATA_BYTES,
                                        EventTypes.wireName(data),
                                        size));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data is not JSON", e);
        }
    }

    /// The record behind a type and its JSON; [UnknownEvent] for types and forms of later builds.
    public EventData decode(String type, int schema, String json) {
        var record = EventTypes.record(type);
        if (schema > EventTypes.SCHEMA || record.isEmpty()) {
            return new UnknownEvent(json);
        }
        try {
            return mapper.readValue(json, record.get());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds a malformed " + type, e);
        }
    }

    /// The data of an event as a JSON tree, as it goes over the wire.
    public JsonNode tree(EventData data) {
        try {
            return data instanceof UnknownEvent(String json)
                    ? mapper.readTree(json)
                    : mapper.valueToTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds malformed JSON", e);
        }
    }
}
