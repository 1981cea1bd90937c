package dev.slipway.registry.feed;

import dev.slipway.kit.event.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Finds the end of the log.
@ApplicationScoped
class NewestPositions {
    private static final String FIRST_OF_LAST =
            """
            select coalesce(min(position), 0) from (
                select position from bus.event
                where position < ? and project = ?
                    and (?::text is null or type = ?) and (?::text is null or subject = ?)
                order by position desc limit ?) newest
            """;

    private final DataSource dataSource;

    NewestPositions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The position of the oldest of the newest `count` events before a position; 0 without events.
    long firstOfLast(long before, int count, EventReader.Filter filter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIRST_OF_LAST)) {
            select.setLong(1, before);
            select.setString(2, filter.project());
            select.setString(3, filter.type());
            select.setString(4, filter.type());
            select.setString(5, filter.subject());
            select.setString(6, filter.subject());
            select.setInt(7, count);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }
}
