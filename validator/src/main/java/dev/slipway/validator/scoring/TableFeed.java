package dev.slipway.validator.scoring;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.validator.table.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// Writes the model's columns of a table to a child's standard input, row by row.
final class TableFeed {
    private final ScoreRequest request;

    TableFeed(ScoreRequest request) {
        this.request = request;
    }

    /// Writes all rows and closes the stream.
    void writeTo(OutputStream standardInput) throws IOException {
        try (CsvRows rows = CsvRows.of(request.table());
                CsvWriter writer = CsvWriter.builder().build(standardInput)) {
            int[] places = places(rows);
            writer.writeRecord(request.columns());
            List<String> cells = new ArrayList<>(places.length);
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                cells.clear();
                for (int place : places) {
                    cells.add(row.getField(place));
                }
                writer.writeRecord(cells);
            }
        }
    }

    private int[] places(CsvRows rows) {
        return request.columns().stream()
                .mapToInt(
                        column ->
                                rows.indexOf(column)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "no column " + column)))
                .toArray();
    }
}
