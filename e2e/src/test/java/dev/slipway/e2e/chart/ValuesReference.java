package dev.slipway.e2e.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The reference page of the chart's values: descriptions and defaults from `values.yaml`, what is
/// allowed from `values.schema.json`. Pure but for `of`, which reads the two files.
final class ValuesReference {
    private static final List<String> SERVICES =
            List.of("registry", "validator", "builder", "deployer", "monitor", "gateway");

    /// Values whose parts are Kubernetes' business, or documented once for all.
    private static final Set<String> WHOLE = Set.of("resources", "podSecurityContext");

    private final JsonNode values;
    private final Map<String, String> comments;
    private final ValuesSchema schema;
    private final Map<String, String> undescribed = new TreeMap<>();
    private final StringBuilder page = new StringBuilder();

    private ValuesReference(JsonNode values, Map<String, String> comments, JsonNode schema) {
        this.values = values;
        this.comments = comments;
        this.schema = new ValuesSchema(schema);
    }

    /// The page for a chart's folder.
    ///
    /// @throws IllegalStateException when a value has no description
    static String of(Path chart) throws IOException {
        String yaml = Files.readString(chart.resolve("values.yaml"));
        ValuesReference reference =
                new ValuesReference(
                        new YAMLMapper().readTree(yaml),
                        ValuesComments.of(yaml),
                        new ObjectMapper().readTree(chart.resolve("values.schema.json").toFile()));
        reference.render();
        if (!reference.undescribed.isEmpty()) {
            throw new IllegalStateException(
                    "values.yaml has no comment above " + reference.undescribed.keySet());
        }
        return reference.page.toString();
    }

    private void render() {
        page.append(
                """
                # Values of the Helm chart

                Made from `values.yaml` and `values.schema.json` of `deploy/helm/slipway` by a test; change those, not this page.
                An unknown value or one of another form is refused by Helm before anything is changed.

                ## Common
                """);
        head();
        values.properties().stream()
                .filter(each -> !SERVICES.contains(each.getKey()))
                .forEach(each -> rows(each.getKey(), each.getKey(), each.getValue()));
        everyService();
        SERVICES.stream().filter(name -> !own(name).isEmpty()).forEach(this::service);
    }

    private void everyService() {
        page.append("\n## Every service\n");
        page.append("`SERVICE` is one of `").append(String.join("`, `", SERVICES)).append("`.\n\n");
        head();
        values.path("registry")
                .properties()
                .forEach(
                        each ->
                                rows(
                                        "registry." + each.getKey(),
                                        "SERVICE." + each.getKey(),
                                        each.getValue()));
        page.append(
                "\nTheir sizes differ:\n\n| service | resources | dataSizeLimit |\n|---|---|---|\n");
        for (String name : SERVICES) {
            page.append(
                    "| %s | `%s` | `%s` |\n"
                            .formatted(
                                    name,
                                    values.path(name).path("resources"),
                                    values.path(name).path("dataSizeLimit").asText()));
        }
    }

    private List<Map.Entry<String, JsonNode>> own(String service) {
        return values.path(service).properties().stream()
                .filter(each -> !values.path("registry").has(each.getKey()))
                .toList();
    }

    private void service(String name) {
        page.append("\n## `%s`\n%s\n\n".formatted(name, comments.get(name)));
        head();
        own(name)
                .forEach(
                        each -> {
                            String path = name + "." + each.getKey();
                            rows(path, path, each.getValue());
                        });
    }

    private void head() {
        page.append("| value | form | default | meaning |\n|---|---|---|---|\n");
    }

    /// One row, or those of the values inside.
    private void rows(String path, String shown, JsonNode value) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        String comment = comments.getOrDefault(path, "");
        if (value.isObject() && !value.isEmpty() && !WHOLE.contains(last)) {
            if (!comment.isEmpty()) {
                page.append("| **`%s`** | | | %s |\n".formatted(shown, escaped(comment)));
            }
            value.properties()
                    .forEach(
                            each ->
                                    rows(
                                            path + "." + each.getKey(),
                                            shown + "." + each.getKey(),
                                            each.getValue()));
            return;
        }
        if (comment.isEmpty()) {
            undescribed.put(path, "");
        }
        page.append(
                "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                shown,
                                escaped(schema.form(path)),
                                standard(value),
                                escaped(comment)));
    }

    private static String standard(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
