package dev.slipway.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Moves committed outbox rows into the log. Every service runs one; the lock in `bus.sequence`
/// lets one at a time do it.
@ApplicationScoped
public class Sequencer {
    /// Rows moved in one transaction, which keeps it short.
    public static final int BATCH = 500;

    private final DataSource dataSource;

    Sequencer(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Moves one batch.
    ///
    /// @return rows moved; -1 when another sequencer holds the lock
    public int step() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement("select bus.sequence(?)")) {
            call.setInt(1, BATCH);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be sequenced", e);
        }
    }
}
