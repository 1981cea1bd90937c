package dev.slipway.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How a kind of resource looks in a table: its name first, its age last.
///
/// @param reference the name by which commands take it
/// @param columns between name and age
/// @param since the field that the age counts from; empty for none
public record View(Function<JsonNode, String> reference, List<Column> columns, String since) {
    public View {
        columns = List.copyOf(columns);
    }

    /// A column: its title, and the field it shows, with dots for inner ones.
    public record Column(String title, String field) {
        String cell(JsonNode resource) {
            JsonNode value = resource;
            for (String part : field.split("\\.")) {
                value = value.path(part);
            }
            return Cells.text(value);
        }
    }

    /// A view with columns given as `TITLE=field`.
    public static View of(Function<JsonNode, String> reference, String since, String... columns) {
        List<Column> parsed = new ArrayList<>();
        for (String column : columns) {
            int equals = column.indexOf('=');
            parsed.add(new Column(column.substring(0, equals), column.substring(equals + 1)));
        }
        return new View(reference, parsed, since);
    }

    String name(JsonNode resource) {
        return reference.apply(resource);
    }

    List<String> header() {
        List<String> header = new ArrayList<>();
        header.add("NAME");
        columns.forEach(column -> header.add(column.title()));
        if (!since.isEmpty()) {
            header.add("AGE");
        }
        return header;
    }

    List<String> cells(JsonNode resource, Clock clock) {
        List<String> cells = new ArrayList<>();
        cells.add(name(resource));
        columns.forEach(column -> cells.add(column.cell(resource)));
        if (!since.isEmpty()) {
            cells.add(Cells.age(resource.path(since), clock));
        }
        return cells;
    }
}
