package dev.slipway.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a step found.
///
/// @param line the result in one line
/// @param page the console's page that shows it, as a path
/// @param facts what the end-to-end test looks at
public record Outcome(String line, String page, Map<String, Object> facts) {
    public Outcome {
        facts = new LinkedHashMap<>(facts);
    }
}
