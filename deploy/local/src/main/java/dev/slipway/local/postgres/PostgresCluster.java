package dev.slipway.local.postgres;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One PostgreSQL data folder: initialised once, with password authentication only, listening on
/// loopback only.
public final class PostgresCluster {

    /// The superuser; its password is in the home's secrets.
    public static final String OWNER = "postgres";

    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final long INITDB_SECONDS = 120;

    private final Path binaries;
    private final Path data;

    /// @param binaries folder with `bin`
    /// @param data the data folder; made by [#initialise]
    public PostgresCluster(Path binaries, Path data) {
        this.binaries = binaries;
        this.data = data;
    }

    /// Whether the data folder is complete.
    public boolean isInitialised() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /// Makes the data folder in one step: a crash half-way leaves only a draft.
    ///
    /// @param ownerPassword of the superuser [#OWNER]
    public void initialise(String ownerPassword) throws IOException {
        initialise(OWNER, ownerPassword);
    }

    /// Makes the data folder in one step with a superuser of this name.
    public void initialise(String owner, String ownerPassword) throws IOException {
        if (isInitialised()) {
            return;
        }
        Path folder = data.resolveSibling(".").normalize();
        PrivateFiles.createFolder(folder);
        Path draft = Files.createTempDirectory(folder, "initialising");
        Path password = draft.resolveSibling(draft.getFileName() + ".password");
        PrivateFiles.write(password, ownerPassword + "\n");
        try {
            initdb(draft, owner, password);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(draft, data);
    }

    /// The server in the foreground; every setting stands in the command, so that a newer Slipway
    /// changes them without touching the data folder.
    public List<String> serverCommand(int port) {
        return serverCommand(port, List.of());
    }

    /// The server in the foreground, with settings (`name=value`) in place of the usual ones.
    public List<String> serverCommand(int port, List<String> settings) {
        List<String> command = new ArrayList<>(asUnprivileged());
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        // The last one of a name counts.
        for (String setting : PostgresSettings.SMALL) {
            command.addAll(List.of("-c", setting));
        }
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        return command;
    }

    private void initdb(Path folder, String owner, Path password) throws IOException {
        List<String> command = new ArrayList<>(asUnprivileged());
        command.add(binaries.resolve("bin/initdb").toString());
        command.addAll(List.of("-D", folder.toString(), "-U", owner, "--auth=scram-sha-256"));
        command.addAll(List.of("--pwfile", password.toString(), "-E", "UTF8", "--locale=C"));
        command.addAll(List.of("--no-instructions", "--set=log_timezone=UTC"));
        File output = Files.createTempFile(folder.getParent(), "initdb", ".out").toFile();
        try {
            run(command, output);
        } finally {
            Files.deleteIfExists(output.toPath());
        }
    }

    private static void run(List<String> command, File output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.redirectErrorStream(true).redirectOutput(output);
        Process process = builder.start();
        try {
            if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (process.waitFor() != 0) {
                throw failed(Files.readString(output.toPath(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was being made", e);
        }
    }

    private static Refusal failed(String output) {
        String last = output.strip().lines().reduce("", (first, second) -> second);
        return new Refusal(
                "PostgreSQL could not make its data folder (%s): see that the disk has room, or set SLIPWAY_HOME to another folder."
                        .formatted(last));
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as nobody,
    /// while its files stay root's.
    private static List<String> asUnprivileged() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (!Files.isExecutable(UNSHARE)) {
            throw new Refusal(
                    "PostgreSQL does not run as root and %s is missing: install util-linux, or run as another user."
                            .formatted(UNSHARE));
        }
        return List.of(UNSHARE.toString(), "-U");
    }
}
