package dev.slipway.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Prints resources in the form asked for.
public final class Printer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML =
            new ObjectMapper(
                    new YAMLFactory()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES));

    private final PrintStream out;
    private final Clock clock;
    private final Format format;

    public Printer(PrintStream out, Clock clock, Format format) {
        this.out = out;
        this.clock = clock;
        this.format = format;
    }

    /// One resource.
    public void one(View view, JsonNode resource) {
        switch (format) {
            case JSON, YAML -> document(resource);
            case NAME -> out.println(view.name(resource));
            case TABLE -> table(view, List.of(resource));
        }
    }

    /// A page of resources, as the API answers it.
    public void page(View view, JsonNode page) {
        List<JsonNode> items = new ArrayList<>();
        page.path("items").forEach(items::add);
        switch (format) {
            case JSON, YAML -> document(page);
            case NAME -> items.forEach(item -> out.println(view.name(item)));
            case TABLE -> table(view, items);
        }
    }

    /// Any JSON as the document it is.
    public void document(JsonNode value) {
        try {
            if (format == Format.YAML) {
                out.print(YAML.writeValueAsString(value));
            } else {
                out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that is not JSON", e);
        }
    }

    /// Whether people read this, and not a program.
    public boolean forPeople() {
        return format == Format.TABLE;
    }

    private void table(View view, List<JsonNode> items) {
        Table table = new Table(view.header());
        items.forEach(item -> table.row(view.cells(item, clock)));
        table.lines().forEach(out::println);
    }
}
