package dev.slipway.validator.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads a whole table and finds what is wrong with it, with line and column.
public final class TableChecker {
    /// Reading stops after this many faults; one mistake often repeats on every row.
    private static final int MAX_VIOLATIONS = 10;

    private final TableSpec spec;
    private final TableLimits limits;
    private final List<Violation> violations = new ArrayList<>();

    private TableChecker(TableSpec spec, TableLimits limits) {
        this.spec = spec;
        this.limits = limits;
    }

    /// The profile of a table that is right in every cell. Closes the stream.
    ///
    /// @throws TableRefusal when it is not
    public static TableProfile check(InputStream in, TableSpec spec, TableLimits limits)
            throws IOException {
        try (CsvRows rows = CsvRows.of(in)) {
            return new TableChecker(spec, limits).profile(rows);
        }
    }

    private TableProfile profile(CsvRows rows) {
        header(rows.header());
        List<ColumnCheck> checks =
                rows.header().stream().map(name -> ColumnCheck.of(name, spec)).toList();
        long count = 0;
        while (rows.hasNext() && violations.size() < MAX_VIOLATIONS) {
            row(rows.next(), rows.header(), checks);
            if (++count > limits.rows()) {
                throw TableRefusal.of(
                        "line " + (count + 1),
                        "a data set has at most " + limits.rows() + " rows; send a sample");
            }
        }
        if (count == 0) {
            violate("line 2", "there are no rows below the header");
        }
        throwIfAny();
        for (int i = 0; i < checks.size(); i++) {
            String column = ", column " + rows.header().get(i);
            checks.get(i)
                    .end()
                    .ifPresent(fault -> violate("line " + fault.line() + column, fault.message()));
        }
        throwIfAny();
        return new TableProfile(
                count, positives(checks), checks.stream().map(ColumnCheck::column).toList());
    }

    private static long positives(List<ColumnCheck> checks) {
        long positives = 0;
        for (ColumnCheck check : checks) {
            if (check instanceof ColumnCheck.Label label) {
                positives = label.positives();
            }
        }
        return positives;
    }

    private void header(List<String> header) {
        if (header.size() > limits.columns()) {
            throw TableRefusal.of("line 1", "more than " + limits.columns() + " columns");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name.isBlank()) {
                violate("line 1, column " + (i + 1), "the column has no name");
            } else if (!names.add(name)) {
                violate("line 1, column " + name, "the name is used twice");
            }
        }
        for (TableSpec.Role role : spec.roles()) {
            if (!names.contains(role.column())) {
                violate(
                        "line 1",
                        "there is no column %s, named as the %s column; there are %s"
                                .formatted(role.column(), role.role(), some(header)));
            }
        }
        throwIfAny();
    }

    private static String some(List<String> header) {
        int shown = Math.min(header.size(), 20);
        String more = header.size() > shown ? ", …" : "";
        return String.join(", ", header.subList(0, shown)) + more;
    }

    private void row(CsvRecord row, List<String> header, List<ColumnCheck> checks) {
        String line = "line " + row.getStartingLineNumber();
        if (row.getFieldCount() != header.size()) {
            violate(
                    line,
                    "the row has %d cells, the header has %d"
                            .formatted(row.getFieldCount(), header.size()));
            return;
        }
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            String cell = row.getField(i);
            if (cell.length() > limits.cellChars()) {
                violate(
                        line + ", column " + column,
                        "a cell has at most " + limits.cellChars() + " characters");
            }
            checks.get(i)
                    .accept(cell, row.getStartingLineNumber())
                    .ifPresent(message -> violate(line + ", column " + column, message));
        }
    }

    private void violate(String where, String message) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(where, "body", message));
        }
    }

    private void throwIfAny() {
        if (!violations.isEmpty()) {
            throw new TableRefusal(violations);
        }
    }
}
