package dev.slipway.kit.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Waits for `slipway_event` notifications on a connection of its own, outside the pool.
@ApplicationScoped
class LogListener {
    /// How long one wait lasts; short enough to notice the end of the service.
    private static final int WAIT_MILLIS = 1_000;

    private final String url;
    private final String user;
    private final String password;
    private final EventSignal signal;
    private @Nullable Connection connection;

    LogListener(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            EventSignal signal) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.signal = signal;
    }

    /// Waits for at most a second and fires the signal when the log has grown.
    ///
    /// @return true, to be called again at once
    boolean step() throws SQLException {
        try {
            Connection open = open();
            PGNotification[] notifications =
                    open.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
            if (notifications != null && notifications.length > 0) {
                signal.fire();
            }
            return true;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = DriverManager.getConnection(url, user, password);
            connection = current;
            try (Statement listen = current.createStatement()) {
                listen.execute("listen slipway_event");
            }
            signal.fire();
        }
        return current;
    }

    void close() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }
}
