package dev.slipway.local.container;

import dev.slipway.local.Refusal;
import dev.slipway.local.home.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of a trial's PostgreSQL, held by one process. What a killed one left behind is put
/// in order before it is used.
final class TrialFolder implements AutoCloseable {

    private static final String VERSION = "18";

    private final Path folder;
    private final FileChannel channel;

    private TrialFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @throws Refusal when another process holds it
    static TrialFolder open(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal(
                    "Another PostgreSQL runs in %s: end it, or give this one a folder of its own."
                            .formatted(folder));
        }
        TrialFolder held = new TrialFolder(folder, channel);
        held.tidy();
        return held;
    }

    Path data() {
        return folder.resolve(VERSION);
    }

    Path accessRules() {
        return folder.resolve("pg_hba.conf");
    }

    /// The pid in a left-over `postmaster.pid` may belong to any process of a new container. A
    /// volume that is given to a group is opened to it, which PostgreSQL refuses.
    private void tidy() throws IOException {
        if (Files.isDirectory(data())) {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        }
        for (Path draft : drafts()) {
            delete(draft);
        }
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> {
                                String name = file.getFileName().toString();
                                return name.startsWith("initialising")
                                        || name.startsWith("unpacking");
                            })
                    .toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
