package dev.slipway.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Downloads Debian packages with the machine's own sources and extracts them. Needs no root, and
/// works where the machine's package lists are empty: it keeps its own. No maintainer script is
/// run.
public final class DebianPackages {
    /// What a Java runtime and ONNX Runtime need, and nothing with a shell in it.
    public static final List<String> ROOT_FILES =
            List.of(
                    "base-files",
                    "ca-certificates",
                    "libc6",
                    "libgcc-s1",
                    "libstdc++6",
                    "netbase",
                    "tzdata",
                    "zlib1g");

    private static final long DOWNLOAD_SECONDS = 300;

    /// A package as it was taken, in the words of Debian.
    public record DebianPackage(String name, String version, String architecture) {}

    private DebianPackages() {}

    /// Fails with one sentence where packages cannot be fetched.
    static void requireDebian() throws BaseException {
        for (String tool : List.of("apt-get", "dpkg-deb")) {
            if (!onPath(tool)) {
                throw new BaseException(
                        "it is made of Debian packages, and "
                                + tool
                                + " is not on this machine; make it on Debian or Ubuntu and copy the folder, or go without:"
                                + " builds then give model-only images.");
            }
        }
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /// Extracts the newest packages into `root` and names them.
    public static List<DebianPackage> extract(List<String> names, Path scratch, Path root)
            throws BaseException, IOException, InterruptedException {
        requireDebian();
        Path downloads = Files.createDirectories(scratch.resolve("downloads"));
        download(names, scratch, downloads);
        Files.createDirectories(root);
        var packages = new ArrayList<DebianPackage>();
        var tool = new ExternalTool(scratch, DOWNLOAD_SECONDS);
        for (Path archive : archives(downloads)) {
            tool.run(List.of("dpkg-deb", "-x", archive.toString(), root.toString()));
            packages.add(describe(tool, archive));
        }
        return packages;
    }

    private static void download(List<String> names, Path scratch, Path downloads)
            throws BaseException, IOException, InterruptedException {
        Path lists = Files.createDirectories(scratch.resolve("lists/partial"));
        Path cache = Files.createDirectories(scratch.resolve("cache/archives/partial"));
        var apt =
                List.of(
                        "apt-get",
                        "-q",
                        "-o",
                        "Dir::State::lists=" + lists.resolveSibling(""),
                        "-o",
                        "Dir::Cache=" + cache.resolve("../..").normalize(),
                        "-o",
                        "Acquire::Languages=none",
                        "-o",
                        "APT::Sandbox::User=");
        var tool = new ExternalTool(downloads, DOWNLOAD_SECONDS);
        tool.run(with(apt, List.of("update")));
        tool.run(with(with(apt, List.of("download")), names));
    }

    private static List<String> with(List<String> command, List<String> more) {
        return Stream.concat(command.stream(), more.stream()).toList();
    }

    private static List<Path> archives(Path downloads) throws IOException {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> file.toString().endsWith(".deb")).sorted().toList();
        }
    }

    private static DebianPackage describe(ExternalTool tool, Path archive)
            throws BaseException, IOException, InterruptedException {
        String format = "${Package} ${Version} ${Architecture}";
        String[] words =
                tool.run(List.of("dpkg-deb", "--showformat=" + format, "-W", archive.toString()))
                        .strip()
                        .split(" ", -1);
        return new DebianPackage(words[0], words[1], words[2]);
    }
}
