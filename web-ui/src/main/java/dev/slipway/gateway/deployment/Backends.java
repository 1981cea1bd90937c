package dev.slipway.gateway.deployment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The table of deployments in memory, read again every second. The last table read outlives a
/// database that does not answer: traffic goes on to the backends that were known.
@ApplicationScoped
public class Backends {
    private static final Logger LOG = Logger.getLogger(Backends.class);

    private static final String UNDEFINED_TABLE = "42P01";

    private final RouteRepository repository;
    private volatile Map<Backend, URI> table = Map.of();
    private volatile boolean loaded;
    private volatile boolean failing;

    Backends(RouteRepository repository) {
        this.repository = repository;
    }

    /// Scheme, host and port of a backend, as last read.
    public Optional<URI> find(Backend backend) {
        return Optional.ofNullable(table.get(backend));
    }

    /// Whether a table was read since the start; until then no deployment is known to be unknown.
    public boolean loaded() {
        return loaded;
    }

    /// Reads the table now. Blocks on the database.
    @Scheduled(
            every = "1s",
            delayed = "0s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void refresh() {
        try {
            table = repository.all();
            loaded = true;
            failing = false;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                LOG.debug("The deployer has published no routes yet");
            } else if (!failing) {
                LOG.warn("The routes of deployments cannot be read; the last ones stay", e);
            }
            failing = true;
        }
    }
}
