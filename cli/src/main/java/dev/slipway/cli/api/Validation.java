package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Policies, data sets and evaluations.
public final class Validation {
    private final Api api;

    public Validation(Api api) {
        this.api = api;
    }

    /// Which columns of a data set mean what; those that the file lacks are left out.
    ///
    /// @param label the column that says what happened
    /// @param id the column that names a row
    /// @param eventTime the column of the time a row is about
    /// @param observedAt the column of the time from which the label was known
    public record Columns(String label, String id, String eventTime, String observedAt) {
        Map<String, String> parameters(List<String> header) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("label", label);
            put(parameters, header, "id", id);
            put(parameters, header, "eventTime", eventTime);
            put(parameters, header, "observedAt", observedAt);
            return parameters;
        }

        private static void put(
                Map<String, String> parameters, List<String> header, String name, String column) {
            if (header.contains(column)) {
                parameters.put(name, column);
            }
        }
    }

    /// Registers a policy from its YAML or JSON file.
    public JsonNode policy(Path file) throws IOException {
        boolean json = file.toString().endsWith(".json");
        String type = json ? "application/json" : "application/yaml";
        return api.upload("POST", "/api/v1/policies", file, Map.of("Content-Type", type)).body();
    }

    /// Streams a CSV file as a data set.
    public JsonNode dataset(String name, Path file, Columns columns) throws IOException {
        String path =
                "/api/v1/datasets/"
                        + Names.segment(name)
                        + Names.query(columns.parameters(header(file)));
        return api.upload("PUT", path, file, Map.of("Content-Type", "text/csv")).body();
    }

    /// Starts an evaluation.
    public JsonNode evaluate(String version, String policy) {
        return api.post("/api/v1/evaluations", Map.of("version", version, "policy", policy)).body();
    }

    private static List<String> header(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? List.of() : Arrays.asList(line.split(","));
        }
    }
}
