package dev.slipway.e2e.chart;

import java.util.Arrays;
import java.util.List;

/// A table of a Markdown page.
final class MarkdownTable {
    private MarkdownTable() {}

    /// The rows of the table that has this head, without the head; cells are trimmed.
    ///
    /// @throws IllegalArgumentException when no table has that head
    static List<List<String>> under(String page, String head) {
        List<String> lines = page.lines().toList();
        int at = lines.indexOf(head);
        if (at < 0) {
            throw new IllegalArgumentException("no table has the head " + head);
        }
        return lines.stream()
                .skip(at + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(MarkdownTable::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.lastIndexOf('|'));
        return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
    }
}
