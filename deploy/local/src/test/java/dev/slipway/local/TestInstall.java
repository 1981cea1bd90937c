package dev.slipway.local;

import dev.slipway.local.stack.Install;
import dev.slipway.local.stack.Service;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An installation in a folder: `local.jar` over the classes under test, and stand-ins for the
/// services. Its commands run as processes of their own, as a user runs them.
public final class TestInstall {

    private static final long DEADLINE_SECONDS = 120;

    private final Install install;
    private final Path home;

    /// What a command printed and how it ended.
    public record Result(int exitCode, String out, String err) {}

    private TestInstall(Install install, Path home) {
        this.install = install;
        this.home = home;
    }

    public static TestInstall create(Path folder) throws IOException {
        Install install = new Install(folder.resolve("install"));
        writeJar(install.localJar(), Main.class.getName());
        for (Service service : Service.values()) {
            writeJar(install.serviceJar(service), FakeService.class.getName());
        }
        return new TestInstall(install, folder.resolve("home"));
    }

    public Path home() {
        return home;
    }

    public Install install() {
        return install;
    }

    /// Runs one command to its end.
    public Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /// @param more variables over the usual ones
    public Result run(Map<String, String> more, String... arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SLIPWAY_HOME", home.toString());
        environment.put("SLIPWAY_INSTALL", install.root().toString());
        environment.put("SLIPWAY_PORT", "0");
        environment.putAll(more);
        Path out = Files.createTempFile("slipway", ".out");
        Path err = Files.createTempFile("slipway", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(
                                                Path.of(System.getProperty("java.home"), "bin/java")
                                                        .toString(),
                                                "-Xmx96m",
                                                "-XX:TieredStopAtLevel=1",
                                                "-jar",
                                                install.localJar().toString()),
                                        Stream.of(arguments))
                                .toList());
        builder.environment().putAll(environment);
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Result(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    /// A jar that only points to the classes of this test run.
    private static void writeJar(Path jar, String mainClass) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(":"))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(out, manifest)) {
            content.finish();
        }
    }
}
