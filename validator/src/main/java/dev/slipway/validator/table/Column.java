package dev.slipway.validator.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/// One column of a table.
///
/// @param missing number of empty cells
public record Column(String name, ColumnType type, long missing) {
    /// The column as it is stored.
    @JsonCreator
    static Column stored(
            @JsonProperty("name") String name,
            @JsonProperty("type") String type,
            @JsonProperty("missing") long missing) {
        return new Column(name, ColumnType.of(type), missing);
    }
}
