package dev.slipway.local.container;

import dev.slipway.local.postgres.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Unpacks PostgreSQL for the image that carries it.
@Command(name = "postgres-binaries", hidden = true, description = "Internal: unpack PostgreSQL.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class PostgresBinariesCommand implements Callable<Integer> {

    @Parameters(description = "Folder that gets a folder `binaries`.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        PostgresBinaries.unpack(folder);
        return 0;
    }
}
