package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Why an evaluation ended as it did.
final class Reasons {
    private Reasons() {}

    /// Gates that failed, by id.
    static List<String> failedGates(JsonNode evaluation) {
        List<String> failed = new ArrayList<>();
        for (JsonNode gate : evaluation.path("gates")) {
            if (gate.path("verdict").asText().equals("FAIL")) {
                failed.add(gate.path("id").asText());
            }
        }
        return failed;
    }

    /// State, reason and whatever did not pass, in one line.
    static String of(JsonNode evaluation) {
        StringBuilder text = new StringBuilder(evaluation.path("state").asText());
        if (evaluation.hasNonNull("reason")) {
            text.append(", ").append(evaluation.path("reason").asText());
        }
        for (JsonNode gate : evaluation.path("gates")) {
            if (!gate.path("verdict").asText().equals("PASS")) {
                text.append("; ")
                        .append(gate.path("id").asText())
                        .append(' ')
                        .append(gate.path("verdict").asText())
                        .append(": ")
                        .append(gate.path("summary").asText());
            }
        }
        return text.toString();
    }
}
