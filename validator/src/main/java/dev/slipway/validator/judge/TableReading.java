package dev.slipway.validator.judge;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.validator.table.CsvRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One pass over a table: the truth of every row, and the cells of a few rows spread evenly over it
/// that miss no value.
final class TableReading {
    private final List<String> columns;
    private final boolean[] positive;
    private final List<Integer> goldenRows = new ArrayList<>();
    private final List<List<String>> goldenCells = new ArrayList<>();

    private TableReading(List<String> columns, int rows) {
        this.columns = columns;
        positive = new boolean[rows];
    }

    /// @param columns the model's input columns
    /// @param golden number of rows to keep
    static TableReading of(LabelledTable table, List<String> columns, int golden)
            throws IOException {
        int rows = Math.toIntExact(table.profile().rows());
        TableReading reading = new TableReading(columns, rows);
        try (CsvRows csv = CsvRows.of(table.file())) {
            int label = csv.indexOf(table.spec().label()).orElseThrow();
            int[] places =
                    columns.stream().mapToInt(name -> csv.indexOf(name).orElseThrow()).toArray();
            for (int row = 0; csv.hasNext(); row++) {
                CsvRecord cells = csv.next();
                String truth = cells.getField(label);
                reading.positive[row] = truth.equals("1") || truth.equals("1.0");
                if (reading.goldenRows.size() < golden
                        && row >= (long) reading.goldenRows.size() * rows / golden) {
                    reading.keep(row, cells, places);
                }
            }
        }
        return reading;
    }

    private void keep(int row, CsvRecord cells, int[] places) {
        List<String> kept = new ArrayList<>(places.length);
        for (int place : places) {
            String cell = cells.getField(place);
            if (cell.isEmpty()) {
                return;
            }
            kept.add(cell);
        }
        goldenRows.add(row);
        goldenCells.add(kept);
    }

    List<String> columns() {
        return columns;
    }

    boolean[] positive() {
        return positive;
    }

    List<Integer> goldenRows() {
        return goldenRows;
    }

    List<List<String>> goldenCells() {
        return goldenCells;
    }
}
