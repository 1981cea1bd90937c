package dev.slipway.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads the chart's JSON Schema for people.
record ValuesSchema(JsonNode root) {

    /// What a value may be, in a few words.
    ///
    /// @param path keys with dots between them
    /// @throws IllegalStateException when the schema does not know the path
    String form(String path) {
        JsonNode node = root;
        for (String key : path.split("\\.")) {
            node = resolved(node).path("properties").path(key);
            if (node.isMissingNode()) {
                throw new IllegalStateException("values.schema.json does not know " + path);
            }
        }
        return words(resolved(node));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    private String words(JsonNode node) {
        if (node.has("enum")) {
            List<String> choices = new ArrayList<>();
            node.path("enum").forEach(each -> choices.add("`" + each.asText() + "`"));
            return String.join(", ", choices);
        }
        if (node.has("anyOf")) {
            return words(resolved(node.path("anyOf").get(1)));
        }
        return type(node) + range(node);
    }

    private static String type(JsonNode node) {
        if (!node.path("type").isArray()) {
            return node.path("type").asText();
        }
        List<String> types = new ArrayList<>();
        node.path("type").forEach(each -> types.add(each.asText()));
        return String.join(" or ", types);
    }

    private static String range(JsonNode node) {
        return node.has("minimum") && node.has("maximum")
                ? " %d–%d".formatted(node.path("minimum").asInt(), node.path("maximum").asInt())
                : "";
    }
}
