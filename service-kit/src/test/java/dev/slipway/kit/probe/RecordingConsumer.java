package dev.slipway.kit.probe;

import dev.slipway.core.event.Event;
import dev.slipway.kit.event.EventConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Writes a row per event, in the transaction it is called in, so that a test can see every effect.
@ApplicationScoped
public class RecordingConsumer implements EventConsumer {
    private final AtomicReference<Consumer<Event>> beforeCommit = new AtomicReference<>(_ -> {});
    private final DataSource dataSource;

    RecordingConsumer(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public void apply(Event event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into effect (position, subject) values (?, ?)")) {
            insert.setLong(1, event.position());
            insert.setString(2, event.subject());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Optional.ofNullable(beforeCommit.get()).ifPresent(hook -> hook.accept(event));
    }

    /// What happens after the effect and before the commit of each event.
    public void beforeCommit(Consumer<Event> hook) {
        beforeCommit.set(hook);
    }
}
