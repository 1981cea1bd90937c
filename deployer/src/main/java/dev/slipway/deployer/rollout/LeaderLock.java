package dev.slipway.deployer.rollout;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes one node the one that reconciles: an advisory lock held by a session of its own. It is
/// free again the moment its holder dies, because the database sees the connection end.
@ApplicationScoped
class LeaderLock {
    private static final Logger LOG = Logger.getLogger(LeaderLock.class);
    private static final int PATIENCE_SECONDS = 2;
    private static final String TRY =
            "select pg_try_advisory_lock(hashtextextended('slipway.deployer.reconcile', 0))";

    private final DataSource dataSource;
    private @Nullable Connection session;

    LeaderLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// Whether this node holds the lock now; takes it when it is free.
    synchronized boolean held() {
        try {
            Connection held = session;
            if (held != null && held.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            release();
            return take();
        } catch (SQLException e) {
            LOG.warn("the leader lock cannot be taken", e);
            return false;
        }
    }

    private boolean take() throws SQLException {
        Connection connection = dataSource.getConnection();
        boolean taken = false;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY)) {
            taken = row.next() && row.getBoolean(1);
        } finally {
            if (taken) {
                session = connection;
            } else {
                connection.close();
            }
        }
        return taken;
    }

    /// Gives the lock back. The connection goes back to a pool, so the lock is undone first.
    @PreDestroy
    synchronized void release() {
        Connection held = session;
        session = null;
        if (held == null) {
            return;
        }
        try (held;
                Statement statement = held.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("the leader's session had ended", e);
        }
    }
}
