package dev.slipway.serving.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files that a process with a virtual machine, the runtime's libraries and one model reads.
final class NeededFiles {
    /// The C library and its neighbours; what the virtual machine and the runtime ask the kernel.
    private static final List<String> SYSTEM =
            List.of(
                    "/lib",
                    "/lib64",
                    "/usr/lib",
                    "/usr/lib64",
                    "/etc/ld.so.cache",
                    "/etc/localtime",
                    "/etc/timezone",
                    "/usr/share/zoneinfo",
                    "/proc/cgroups",
                    "/proc/cpuinfo",
                    "/proc/filesystems",
                    "/proc/meminfo",
                    "/proc/stat",
                    "/proc/sys",
                    "/proc/version",
                    "/sys/fs/cgroup",
                    "/sys/devices/system",
                    "/sys/kernel/mm",
                    "/dev/null",
                    "/dev/random",
                    "/dev/urandom");

    private static final Path MAPPINGS = Path.of("/proc/self/maps");
    private static final int LINK_DEPTH = 4;

    private NeededFiles() {}

    /// @param model a file whose folder is needed
    /// @param libraries the folder of the runtime's libraries
    static Set<Path> of(Path model, Path libraries) {
        Set<Path> files = new LinkedHashSet<>();
        SYSTEM.forEach(path -> files.add(Path.of(path)));
        Path home = Path.of(System.getProperty("java.home"));
        files.add(home);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            files.add(Path.of(entry).toAbsolutePath());
        }
        files.add(libraries.toAbsolutePath());
        folder(model.toAbsolutePath(), files);
        try {
            addTargets(home, files);
            addLoaded(files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the needed files cannot be listed", unreadable);
        }
        return files;
    }

    private static void folder(Path file, Set<Path> into) {
        Path folder = file.getParent();
        if (folder != null) {
            into.add(folder);
        }
    }

    /// Distributions keep parts of a JDK elsewhere and link to them.
    private static void addTargets(Path home, Set<Path> into) throws IOException {
        try (Stream<Path> all = Files.walk(home, LINK_DEPTH)) {
            for (Path link : all.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
                into.add(link.toRealPath());
            }
        }
    }

    /// Folders of the libraries in use, wherever this system keeps them.
    private static void addLoaded(Set<Path> into) throws IOException {
        for (String line : Files.readAllLines(MAPPINGS)) {
            int path = line.indexOf('/');
            if (path > 0 && line.endsWith(".so") || path > 0 && line.contains(".so.")) {
                folder(Path.of(line.substring(path)), into);
            }
        }
    }
}
