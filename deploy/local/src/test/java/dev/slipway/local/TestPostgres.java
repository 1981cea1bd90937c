package dev.slipway.local;

import dev.slipway.local.port.Loopback;
import dev.slipway.local.postgres.PostgresBinaries;
import dev.slipway.local.postgres.PostgresCluster;
import dev.slipway.local.process.Launch;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Signal;
import dev.slipway.local.process.SystemProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A PostgreSQL of its own for a test class, started the way the stack starts it.
public final class TestPostgres implements AutoCloseable {

    public static final String OWNER_PASSWORD = "owner's \"secret\"";

    private static final long DEADLINE_NANOS = 30_000_000_000L;
    private static final long PAUSE_NANOS = 50_000_000L;

    private final SystemProcesses processes = new SystemProcesses();
    private final ProcessId server;
    private final int port;

    private TestPostgres(ProcessId server, int port) {
        this.server = server;
        this.port = port;
    }

    /// @param folder a fresh folder; the binaries are unpacked once for all tests
    public static TestPostgres start(Path folder) throws IOException {
        Path binaries = PostgresBinaries.unpack(Path.of("target/test-postgres").toAbsolutePath());
        PostgresCluster cluster = new PostgresCluster(binaries, folder.resolve("data"));
        cluster.initialise(OWNER_PASSWORD);
        int port = Loopback.anyFree();
        Launch launch =
                new Launch(
                        cluster.serverCommand(port),
                        Map.of("LC_ALL", "C"),
                        folder,
                        folder.resolve("postgres.log"));
        TestPostgres postgres = new TestPostgres(new SystemProcesses().start(launch), port);
        postgres.awaitConnections();
        return postgres;
    }

    /// The database that is always there.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
    }

    @Override
    public void close() {
        processes.signal(server, Signal.INT);
        ProcessHandle.of(server.pid()).ifPresent(handle -> handle.onExit().join());
    }

    private void awaitConnections() {
        long begun = System.nanoTime();
        while (true) {
            try (Connection connection = connect("postgres", "postgres", OWNER_PASSWORD)) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() - begun > DEADLINE_NANOS) {
                    throw new IllegalStateException("PostgreSQL does not accept connections", e);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
