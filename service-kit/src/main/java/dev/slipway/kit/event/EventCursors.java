package dev.slipway.kit.event;

import dev.slipway.core.event.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jboss.logging.MDC;

/// Applies events and moves cursors.
@ApplicationScoped
public class EventCursors {
    private static final String CREATE =
            "insert into event_cursor (consumer, position) values (?, 0) on conflict do nothing";
    private static final String LOCK =
            "select position from event_cursor where consumer = ? for update skip locked";
    private static final String MOVE = "update event_cursor set position = ? where consumer = ?";
    private static final String REQUEST_ID = "requestId";

    private final DataSource dataSource;
    private final EventReader reader;

    EventCursors(DataSource dataSource, EventReader reader) {
        this.dataSource = dataSource;
        this.reader = reader;
    }

    /// Makes sure that a consumer has a cursor; a new one stands before the first event.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void create(String consumer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(CREATE)) {
            insert.setString(1, consumer);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("no cursor for consumer " + consumer, e);
        }
    }

    /// Applies the next event, if there is one, in one transaction with the move of the cursor.
    ///
    /// @return the event that was applied; empty also when another replica is at it
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Event> applyNext(EventConsumer consumer) {
        OptionalLong cursor = lock(consumer.name());
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        List<Event> next = reader.after(cursor.getAsLong(), 1);
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Event event = next.getFirst();
        apply(consumer, event);
        move(consumer.name(), event.position());
        return Optional.of(event);
    }

    private static void apply(EventConsumer consumer, Event event) {
        if (event.requestId() != null) {
            MDC.put(REQUEST_ID, event.requestId());
        }
        try {
            consumer.apply(event);
        } catch (RuntimeException e) {
            throw new EventNotAppliedException(consumer.name(), event, e);
        } finally {
            MDC.remove(REQUEST_ID);
        }
    }

    private OptionalLong lock(String consumer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setString(1, consumer);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the cursor of " + consumer + " cannot be read", e);
        }
    }

    private void move(String consumer, long position) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, position);
            update.setString(2, consumer);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the cursor of " + consumer + " cannot be moved", e);
        }
    }
}
