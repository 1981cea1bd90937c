package dev.slipway.local.container;

import dev.slipway.local.postgres.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The database of a trial: one PostgreSQL over a folder, until SIGTERM.
@Command(name = "postgres", description = "In a container: serve a PostgreSQL over a folder.")
public final class PostgresCommand implements Callable<Integer> {

    static final String PORT = "SLIPWAY_DATABASE_PORT";

    /// Where an image has the binaries; without it they are unpacked into the data folder.
    static final String BINARIES = "SLIPWAY_POSTGRES_BINARIES";

    private static final int USUAL_PORT = 5432;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = new Settings(System.getenv());
        String owner =
                settings.required(BootstrapCommand.OWNER, "the name of the server's superuser");
        String password =
                settings.required(
                        BootstrapCommand.OWNER_PASSWORD,
                        "the password of " + BootstrapCommand.OWNER);
        int port = settings.port(PORT, USUAL_PORT);
        Path folder = settings.dataFolder().resolve("postgres");
        String listen = settings.listenAddress();
        try (TrialFolder held = TrialFolder.open(folder)) {
            String named = settings.optional(BINARIES, "");
            Path binaries = named.isEmpty() ? PostgresBinaries.unpack(folder) : Path.of(named);
            return new TrialPostgres(binaries, held).run(owner, password, listen, port);
        }
    }
}
