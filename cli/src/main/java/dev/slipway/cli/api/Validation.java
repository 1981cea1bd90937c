package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.rows.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
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

    /// A registered policy: `flights`, its newest revision, or `flights@2`.
    public JsonNode policy(String name) {
        return api.get(policyPath(name));
    }

    /// Streams a CSV file as a data set.
    public JsonNode dataset(String name, Path file, Columns columns) throws IOException {
        String path =
                "/api/v1/datasets/"
                        + Names.segment(name)
                        + Names.query(columns.parameters(CsvFile.header(file)));
        return api.upload("PUT", path, file, Map.of("Content-Type", "text/csv")).body();
    }

    /// Starts an evaluation.
    public JsonNode evaluate(String version, String policy) {
        return api.post("/api/v1/evaluations", Map.of("version", version, "policy", policy)).body();
    }

    private static String policyPath(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? "/api/v1/policies/" + Names.segment(name)
                : "/api/v1/policies/%s/revisions/%s"
                        .formatted(
                                Names.segment(name.substring(0, at)),
                                Names.segment(name.substring(at + 1)));
    }
}
