package dev.slipway.validator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.problem.Violation;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From a document that fits the schema to records, with the checks that cross its parts.
final class PolicyReader {
    private static final String REVIEW = "review";

    private final JsonNode json;
    private final List<Violation> violations = new ArrayList<>();

    private PolicyReader(JsonNode json) {
        this.json = json;
    }

    static PolicyDocument read(JsonNode json) {
        PolicyReader reader = new PolicyReader(json);
        PolicyDocument document =
                new PolicyDocument(json.path("name").asText(), reader.gates(), reader.monitor());
        reader.requirements();
        if (!reader.violations.isEmpty()) {
            throw new PolicyRefusal(reader.violations);
        }
        return document;
    }

    private List<Gate> gates() {
        List<Gate> gates = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : json.path("gates")) {
            Gate gate = gate(node);
            if (!ids.add(gate.id())) {
                violate(
                        "gates[" + gates.size() + "].id",
                        "the id " + gate.id() + " is used twice; each gate has its own");
            }
            gates.add(gate);
        }
        return gates;
    }

    private static Gate gate(JsonNode node) {
        String id = node.path("id").asText();
        String type = node.path("type").asText();
        return switch (type) {
            case Gate.FileSafety.TYPE -> new Gate.FileSafety(id);
            case Gate.Structure.TYPE -> new Gate.Structure(id);
            case Gate.Metric.TYPE ->
                    new Gate.Metric(id, metric(node), dataset(node), number(node, "min"));
            case Gate.Champion.TYPE ->
                    new Gate.Champion(
                            id,
                            metric(node),
                            dataset(node),
                            node.path("champion").asText(),
                            number(node, "margin"));
            case Gate.Latency.TYPE -> new Gate.Latency(id, number(node, "maxP99Millis"));
            default -> throw new IllegalStateException("the schema allows no gate type " + type);
        };
    }

    private static MetricName metric(JsonNode node) {
        return MetricName.of(node.path("metric").asText()).orElseThrow();
    }

    private static String dataset(JsonNode node) {
        return node.path("dataset").asText();
    }

    private static double number(JsonNode node, String field) {
        return node.path(field).asDouble();
    }

    private MonitorRule monitor() {
        JsonNode node = json.path("monitor");
        if (node.isMissingNode()) {
            return MonitorRule.DEFAULT;
        }
        List<String> columns = new ArrayList<>();
        if (node.path("columns").isArray()) {
            node.path("columns").forEach(column -> columns.add(column.asText()));
        }
        Map<String, Number> limits = new HashMap<>(MonitorRule.DEFAULT.limits());
        node.path("limits")
                .properties()
                .forEach(limit -> limits.put(limit.getKey(), limit.getValue().numberValue()));
        try {
            return new MonitorRule(Duration.parse(node.path("window").asText()), columns, limits);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            violate("monitor.window", String.valueOf(e.getMessage()));
            return MonitorRule.DEFAULT;
        }
    }

    private void requirements() {
        Set<String> ids = new HashSet<>(Set.of(REVIEW));
        json.path("gates").forEach(gate -> ids.add(gate.path("id").asText()));
        json.path("environments")
                .properties()
                .forEach(entry -> requirements(entry.getKey(), entry.getValue(), ids));
    }

    private void requirements(String environment, JsonNode node, Set<String> ids) {
        int index = 0;
        for (JsonNode required : node.path("requires")) {
            if (!ids.contains(required.asText())) {
                violate(
                        "environments." + environment + ".requires[" + index + "]",
                        "there is no gate " + required.asText() + " in this policy");
            }
            index++;
        }
    }

    private void violate(String field, String message) {
        violations.add(new Violation(field, "body", message));
    }
}
