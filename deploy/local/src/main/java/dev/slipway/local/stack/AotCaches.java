package dev.slipway.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Start-up caches (JEP 514), one file per program. The name holds a digest of what the cache was
/// made from: JDK, options, and each file of the program with size and time; any change looks for
/// another file, finds none, and the program starts without.
public final class AotCaches {

    private static final int KEY_LENGTH = 16;

    private final Path folder;

    public AotCaches(Path folder) {
        this.folder = folder;
    }

    /// How a program is started in regard to its cache.
    @FunctionalInterface
    public interface Use {

        /// @param content the jar or the folder with all its jars
        /// @return options of its JVM
        List<String> options(String program, Path content, int heapMegabytes);
    }

    /// Starts with the cache, if there is one. A cache that is refused costs time, never the
    /// start; the reason is not worth a line in the log.
    public List<String> use(String program, Path content, int heapMegabytes) {
        Path cache = path(program, content, heapMegabytes);
        return Files.isRegularFile(cache)
                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off,aot*=off,cds=off,cds*=off")
                : List.of();
    }

    /// Starts so that the cache is written when the program ends.
    public List<String> record(String program, Path content, int heapMegabytes) {
        return List.of(
                "-XX:AOTCacheOutput=" + path(program, content, heapMegabytes),
                "-Xlog:aot=off,aot*=off,cds=off,cds*=off");
    }

    /// Where the cache of this program is or is to be.
    ///
    /// @param content the jar or the folder with all its jars
    public Path path(String program, Path content, int heapMegabytes) {
        return folder.resolve(program + "-" + key(content, heapMegabytes) + ".aot");
    }

    /// Removes every cache but these; the others were made from something that is no more.
    public void keepOnly(Set<Path> current) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> !current.contains(each)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String key(Path content, int heapMegabytes) {
        MessageDigest digest = sha256();
        add(digest, System.getProperty("java.vm.version") + System.getProperty("os.arch"));
        add(digest, String.join(" ", Jvm.command(heapMegabytes, List.of())));
        try (Stream<Path> files = Files.walk(content)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
