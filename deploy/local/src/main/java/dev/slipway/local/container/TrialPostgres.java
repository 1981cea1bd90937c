package dev.slipway.local.container;

import dev.slipway.local.home.PrivateFiles;
import dev.slipway.local.postgres.PostgresCluster;
import dev.slipway.local.process.ProcessId;
import dev.slipway.local.process.Signal;
import dev.slipway.local.process.SystemProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a trial's PostgreSQL: reachable from other machines, with passwords only.
final class TrialPostgres {

    private static final long STOP_SECONDS = 25;

    /// Two replicas of every service, each with a pool and a listener.
    private static final int CONNECTIONS = 200;

    private static final String ACCESS_RULES =
            """
            local all all scram-sha-256
            host  all all all scram-sha-256
            """;

    private final PostgresCluster cluster;
    private final TrialFolder folder;

    TrialPostgres(Path binaries, TrialFolder folder) {
        this.cluster = new PostgresCluster(binaries, folder.data());
        this.folder = folder;
    }

    /// Runs until the server ends or this JVM is told to.
    ///
    /// @return the server's exit code
    int run(String owner, String password, String listenAddress, int port)
            throws IOException, InterruptedException {
        cluster.initialise(owner, password);
        PrivateFiles.write(folder.accessRules(), ACCESS_RULES);
        var builder = new ProcessBuilder(cluster.serverCommand(port, settings(listenAddress)));
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        Process server = builder.inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server.waitFor();
    }

    private List<String> settings(String listenAddress) {
        return List.of(
                "listen_addresses=" + listenAddress,
                "max_connections=" + CONNECTIONS,
                "hba_file=" + folder.accessRules().toAbsolutePath());
    }

    /// SIGINT is PostgreSQL's fast shutdown: clients are cut off, everything is written.
    private static void stop(Process server) {
        try {
            server.toHandle()
                    .info()
                    .startInstant()
                    .ifPresent(
                            start ->
                                    new SystemProcesses()
                                            .signal(
                                                    new ProcessId(server.pid(), start),
                                                    Signal.INT));
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
