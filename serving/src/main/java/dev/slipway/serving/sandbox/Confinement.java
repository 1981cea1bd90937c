package dev.slipway.serving.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Confines this process to the files that it needs, by Landlock, before it has read anything.
///
/// Landlock restricts a thread and what it becomes, but a virtual machine has many threads before
/// its first line of Java. So this thread is restricted and becomes the same command again, whose
/// threads are all restricted. That costs one start of an empty virtual machine.
public final class Confinement {
    /// Set in the second start.
    private static final String MARK = "SLIPWAY_CONFINED";

    private static final String CACHE = "-XX:AOTCache=";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final Path PROGRAM = Path.of("/proc/self/exe");

    private Confinement() {}

    /// Returns in a confined process, or in this one where the kernel has no Landlock; what it came
    /// to is known to [Sandbox#enter].
    ///
    /// @param model its folder stays readable
    /// @param libraries folder of the runtime's libraries, which stays readable
    public static void enter(Path model, Path libraries) {
        if (System.getenv(MARK) != null || Landlock.version() == 0) {
            return;
        }
        try {
            List<byte[]> command = command(Files.readAllBytes(COMMAND_LINE));
            String program = Files.readSymbolicLink(PROGRAM).toString();
            Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
            Set<Path> needed = new LinkedHashSet<>(NeededFiles.of(model, libraries));
            needed.addAll(startUpCaches(command));
            if (!Landlock.restrict(needed, scratch)) {
                return;
            }
            Libc.setEnvironment(MARK, "landlock");
            Libc.become(program, command);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the own command line cannot be read", unreadable);
        }
        throw new IllegalStateException("this command cannot be started again");
    }

    /// Start-up caches that the virtual machine is told to use: the second start needs them too.
    static List<Path> startUpCaches(List<byte[]> command) {
        List<Path> caches = new ArrayList<>();
        for (byte[] word : command) {
            String option = new String(word, StandardCharsets.UTF_8);
            if (option.startsWith(CACHE)) {
                caches.add(Path.of(option.substring(CACHE.length())));
            }
        }
        return caches;
    }

    /// The words of a command line, each ended by a NUL.
    static List<byte[]> command(byte[] line) {
        List<byte[]> words = new ArrayList<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte b : line) {
            if (b == 0) {
                words.add(word.toByteArray());
                word.reset();
            } else {
                word.write(b);
            }
        }
        return words;
    }
}
