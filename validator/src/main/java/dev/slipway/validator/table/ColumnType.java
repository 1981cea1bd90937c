package dev.slipway.validator.table;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What the cells of a column are, all of those with a value.
public enum ColumnType {
    NUMERIC,
    BOOLEAN,
    STRING;

    /// The word in the API.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of a word in the API.
    public static ColumnType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
