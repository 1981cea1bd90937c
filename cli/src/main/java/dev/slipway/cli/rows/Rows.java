package dev.slipway.cli.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rows of a CSV file, in memory; every value is the text of its cell.
///
/// @param columns the header
/// @param cells row by row, in the order of the header
public record Rows(List<String> columns, List<List<String>> cells) {
    public Rows {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /// Reads at most `limit` rows of a file.
    public static Rows read(Path file, int limit) throws IOException {
        List<String> columns = CsvFile.header(file);
        List<List<String>> cells = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                if (cells.size() >= limit) {
                    break;
                }
                cells.add(checked(row, columns, file));
            }
        } catch (CsvParseException e) {
            throw CsvFile.no(file, String.valueOf(e.getMessage()));
        }
        if (cells.isEmpty()) {
            throw new Stop(ExitCode.ERROR, file + " has no rows", "");
        }
        return new Rows(columns, cells);
    }

    private static List<String> checked(CsvRecord row, List<String> columns, Path file) {
        if (row.getFieldCount() != columns.size()) {
            throw new Stop(
                    ExitCode.ERROR,
                    "%s line %d has %d values, the header has %d"
                            .formatted(
                                    file,
                                    row.getStartingLineNumber(),
                                    row.getFieldCount(),
                                    columns.size()),
                    "");
        }
        return row.getFields();
    }

    /// Number of rows.
    public int size() {
        return cells.size();
    }

    /// Rows `from` up to `to`, without it.
    public Rows slice(int from, int to) {
        return new Rows(columns, cells.subList(from, to));
    }

    /// The values of one column.
    public List<String> column(String name) {
        int index = index(name);
        return cells.stream().map(row -> row.get(index)).toList();
    }

    /// Whether there is such a column.
    public boolean has(String name) {
        return columns.contains(name);
    }

    /// Where each column stands.
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
        return positions;
    }

    private int index(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new Stop(
                    ExitCode.ERROR,
                    "There is no column " + name,
                    "the columns are " + CsvFile.listed(columns));
        }
        return index;
    }
}
