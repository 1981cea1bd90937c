package dev.slipway.cli.output;

import java.util.ArrayList;
import java.util.List;

/// Text in columns, two spaces apart; the last column is as wide as it is.
public final class Table {
    private static final int LONGEST = 40;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(List<String> header) {
        rows.add(List.copyOf(header));
    }

    public Table row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /// The lines of the table.
    public List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.min(LONGEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            if (i < row.size() - 1) {
                line.repeat(' ', Math.max(0, widths[i] - row.get(i).length()) + 2);
            }
        }
        return line.toString().stripTrailing();
    }
}
