package dev.slipway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Step 1: every service answers behind the one door.
final class StackStep implements Step {
    @Override
    public String title() {
        return "Stack up";
    }

    @Override
    public Outcome run(Story story) {
        JsonNode system = story.await("/api/v1/system", StackStep::allReady, "Starting the stack");
        List<String> names = new ArrayList<>();
        system.path("services").forEach(service -> names.add(service.path("name").asText()));
        return new Outcome(String.join(", ", names) + " are ready", "/", Map.of("services", names));
    }

    private static boolean allReady(JsonNode system) {
        for (JsonNode service : system.path("services")) {
            if (!service.path("ready").asBoolean()) {
                return false;
            }
        }
        return !system.path("services").isEmpty();
    }
}
