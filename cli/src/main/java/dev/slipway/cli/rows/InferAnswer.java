package dev.slipway.cli.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// An answer of the Open Inference Protocol as rows: one column per output, `name[i]` for outputs
/// with several values a row.
///
/// @param columns names of the columns
/// @param cells row by row
public record InferAnswer(List<String> columns, List<List<String>> cells) {
    public InferAnswer {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// Reads the answer's tensors; the first dimension of each is the row.
    public static InferAnswer of(JsonNode answer) {
        List<String> columns = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        for (JsonNode output : answer.path("outputs")) {
            int rows = output.path("shape").path(0).asInt(1);
            int width = rows == 0 ? 0 : output.path("data").size() / rows;
            for (int column = 0; column < width; column++) {
                String name = output.path("name").asText();
                columns.add(width == 1 ? name : name + "[" + column + "]");
            }
            for (int row = 0; row < rows; row++) {
                if (cells.size() <= row) {
                    cells.add(new ArrayList<>());
                }
                for (int column = 0; column < width; column++) {
                    cells.get(row).add(output.path("data").path(row * width + column).asText());
                }
            }
        }
        return new InferAnswer(columns, cells);
    }

    /// The values of one column; empty when there is none of that name.
    public List<String> column(String name) {
        int index = columns.indexOf(name);
        return index < 0 ? List.of() : cells.stream().map(row -> row.get(index)).toList();
    }
}
