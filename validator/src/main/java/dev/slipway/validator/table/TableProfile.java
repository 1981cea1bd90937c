package dev.slipway.validator.table;

import java.util.List;
import java.util.Optional;

/// What a whole table was found to hold.
///
/// @param rows rows without the header
/// @param positives rows whose label is 1
public record TableProfile(long rows, long positives, List<Column> columns) {
    public TableProfile {
        columns = List.copyOf(columns);
    }

    /// The column of a name.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
