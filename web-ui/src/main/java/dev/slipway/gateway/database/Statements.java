package dev.slipway.gateway.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs statements on the gateway's schema, inside the caller's transaction when there is one.
/// Parameters are bound in order; an [Instant] is bound as `timestamptz`, a list as `text[]`.
@ApplicationScoped
public class Statements {
    private final DataSource database;

    Statements(DataSource database) {
        this.database = database;
    }

    /// Makes a value of the row that the result stands on.
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// All rows of a query.
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("A query failed", e);
        }
    }

    /// The first row of a query.
    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /// The number of rows that a statement changed.
    public int execute(String sql, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A statement failed", e);
        }
    }

    /// A time column.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object[] parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bound(connection, parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object bound(Connection connection, @Nullable Object value)
            throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case List<?> texts -> connection.createArrayOf("text", texts.toArray());
            case null, default -> value;
        };
    }
}
