package dev.slipway.validator.table;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// One column of a table.
///
/// @param missing number of empty cells
/// @param mixed where a column that begins with numbers or truth values turned out to be text, for
///     example `line 3 has 'abc'`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Column(String name, ColumnType type, long missing, @Nullable String mixed) {
    /// A column without missing cells.
    static Column whole(String name, ColumnType type) {
        return new Column(name, type, 0, null);
    }

    /// The column as it is stored.
    @JsonCreator
    static Column stored(
            @JsonProperty("name") String name,
            @JsonProperty("type") String type,
            @JsonProperty("missing") long missing,
            @JsonProperty("mixed") @Nullable String mixed) {
        return new Column(name, ColumnType.of(type), missing, mixed);
    }
}
