package dev.slipway.deployer.jdbc;

import java.sql.SQLException;

/// The database refused a statement or could not be reached.
public class DatabaseException extends RuntimeException {
    private static final String UNIQUE_VIOLATION = "23505";

    private final String sqlState;

    DatabaseException(SQLException cause) {
        super(cause);
        String state = cause.getSQLState();
        this.sqlState = state == null ? "" : state;
    }

    /// Whether another row already has the key.
    public boolean isDuplicate() {
        return UNIQUE_VIOLATION.equals(sqlState);
    }
}
