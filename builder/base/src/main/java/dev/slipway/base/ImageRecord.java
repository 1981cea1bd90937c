package dev.slipway.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What an image was made from: the facts of all its layers as one JSON document.
public final class ImageRecord {
    private static final JsonMapper JSON = new JsonMapper();

    private ImageRecord() {}

    public static ObjectNode of(String architecture, List<LayerStore.Stored> layers)
            throws IOException {
        ObjectNode record = JSON.createObjectNode().put("architecture", architecture);
        for (LayerStore.Stored layer : layers) {
            for (Map.Entry<String, String> fact : layer.facts().entrySet()) {
                record.set(fact.getKey(), value(fact.getValue()));
            }
        }
        return record;
    }

    /// The document in the one-line form of a label.
    public static String label(ObjectNode record) throws JsonProcessingException {
        return JSON.writeValueAsString(record);
    }

    private static JsonNode value(String fact) throws IOException {
        return fact.startsWith("[") ? JSON.readTree(fact) : JSON.getNodeFactory().textNode(fact);
    }
}
