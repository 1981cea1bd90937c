package dev.slipway.serving.score;

import org.jspecify.annotations.Nullable;

/// Rows that cannot be scored: where and why.
public class DataRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final @Nullable String column;

    public DataRefusedException(long line, @Nullable String column, String reason) {
        super(reason);
        this.line = line;
        this.column = column;
    }

    /// The line in the file, from 1; 0 when it is about the whole file.
    public long line() {
        return line;
    }

    public @Nullable String column() {
        return column;
    }
}
