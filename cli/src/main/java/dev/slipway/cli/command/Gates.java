package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.api.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The gates of an evaluation, for people.
final class Gates {
    private Gates() {}

    /// The gates as a page, to be printed like any other.
    static JsonNode page(JsonNode evaluation) {
        ObjectNode page = Api.JSON.createObjectNode();
        page.putArray("items").addAll(items(evaluation));
        return page;
    }

    /// What to do about gates that did not pass.
    static List<String> advice(JsonNode evaluation) {
        List<String> advice = new ArrayList<>();
        for (JsonNode gate : items(evaluation)) {
            if (!gate.path("verdict").asText().equals("PASS") && gate.hasNonNull("advice")) {
                advice.add(gate.path("id").asText() + ": " + gate.path("advice").asText());
            }
        }
        if (evaluation.hasNonNull("reason")) {
            advice.add("reason: " + evaluation.path("reason").asText());
        }
        return advice;
    }

    /// The data sets that the gates of a policy judge on, without revisions.
    static Set<String> datasets(JsonNode policy) {
        Set<String> names = new TreeSet<>();
        for (JsonNode gate : policy.path("document").path("gates")) {
            if (gate.hasNonNull("dataset")) {
                String name = gate.path("dataset").asText();
                int at = name.indexOf('@');
                names.add(at < 0 ? name : name.substring(0, at));
            }
        }
        return names;
    }

    private static List<JsonNode> items(JsonNode evaluation) {
        List<JsonNode> items = new ArrayList<>();
        evaluation.path("gates").forEach(items::add);
        return items;
    }
}
