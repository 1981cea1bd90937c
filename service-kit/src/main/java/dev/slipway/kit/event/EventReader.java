package dev.slipway.kit.event;

import dev.slipway.core.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the log by position. Positions are gapless and a reader that has seen one never finds a
/// new event before it.
@ApplicationScoped
public class EventReader {
    private static final String COLUMNS =
            """
            select position, id, type, schema, project, subject, actor, on_behalf_of, request_id,
                   occurred_at, data_text
              from bus.event
            """;
    private static final String AFTER = COLUMNS + " where position > ? order by position limit ?";
    private static final String FILTERED =
            COLUMNS
                    + """
                     where position > ? and project = ?
                       and (?::text is null or type = ?) and (?::text is null or subject = ?)
                     order by position limit ?
                    """;

    private final DataSource dataSource;
    private final EventCodec codec;

    EventReader(DataSource dataSource, EventCodec codec) {
        this.dataSource = dataSource;
        this.codec = codec;
    }

    /// What to leave out.
    ///
    /// @param project the only project to read
    /// @param type the only type, when not null
    /// @param subject the only subject, when not null
    public record Filter(String project, @Nullable String type, @Nullable String subject) {}

    /// The events of all projects after a position, at most `limit`, in order.
    public List<Event> after(long position, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            return events(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }

    /// The events of one project after a position, at most `limit`, in order.
    public List<Event> after(long position, int limit, Filter filter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FILTERED)) {
            select.setLong(1, position);
            select.setString(2, filter.project());
            select.setString(3, filter.type());
            select.setString(4, filter.type());
            select.setString(5, filter.subject());
            select.setString(6, filter.subject());
            select.setInt(7, limit);
            return events(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }

    /// The position of the newest event; 0 when there is none.
    public long head() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select coalesce(max(position), 0) from bus.event");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the event log cannot be read", e);
        }
    }

    private List<Event> events(PreparedStatement select) throws SQLException {
        List<Event> events = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                events.add(event(row));
            }
        }
        return events;
    }

    private Event event(ResultSet row) throws SQLException {
        String type = row.getString("type");
        int schema = row.getInt("schema");
        return new Event(
                row.getLong("position"),
                row.getObject("id", UUID.class),
                type,
                schema,
                row.getString("project"),
                row.getString("subject"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("request_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                codec.decode(type, schema, row.getString("data_text")));
    }
}
