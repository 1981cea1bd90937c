package dev.slipway.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.oci.ImageConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One run of an image by runc, without a daemon. Shares the host's network, so a server on
/// loopback can be reached; sets neither rlimits nor an out-of-memory score, which restricted
/// machines refuse. The root file system is read-only and there are no capabilities.
public final class RuncContainer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final String id = "slipway-test-" + UUID.randomUUID();
    private final Path state;
    private final Process runc;
    private final BufferedReader lines;

    private RuncContainer(Path bundle) throws IOException {
        this.state = bundle.resolve("state");
        this.runc =
                new ProcessBuilder(
                                "runc",
                                "--root",
                                state.toString(),
                                "run",
                                "--bundle",
                                bundle.toString(),
                                id)
                        .redirectErrorStream(true)
                        .start();
        this.lines = runc.inputReader(UTF_8);
    }

    /// Skips the test where containers cannot be run, or fails it where they must.
    public static void requireAvailable() throws IOException {
        String missing = missing().orElse(null);
        if (missing != null
                && System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "").contains("container")) {
            fail("SLIPWAY_TEST_REQUIRE wants the container test, but " + missing);
        }
        if (missing != null) {
            System.err.println("SKIPPED: the container test, because " + missing);
        }
        assumeTrue(missing == null, missing);
    }

    private static Optional<String> missing() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return Optional.of("this is not root");
        }
        for (String tool : List.of("runc", "apt-get", "dpkg-deb")) {
            if (Stream.of(System.getenv("PATH").split(":"))
                    .noneMatch(path -> Files.exists(Path.of(path, tool)))) {
                return Optional.of(tool + " is not installed");
            }
        }
        Path serving = Path.of("../../serving/target/serving.jar");
        return Files.exists(serving) ? Optional.empty() : Optional.of("serving is not built");
    }

    /// What is told to a container in addition to what its image says.
    ///
    /// @param javaOptions more options for the Java runtime
    /// @param arguments behind the entrypoint
    /// @param environment variables, instead of the image's of the same name
    /// @param folders path in the container to a folder of this machine
    public record Launch(
            List<String> javaOptions,
            List<String> arguments,
            Map<String, String> environment,
            Map<String, Path> folders) {
        public Launch {
            javaOptions = List.copyOf(javaOptions);
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            folders = Map.copyOf(folders);
        }
    }

    /// Starts `serving` from the image whose root file system is `folder/rootfs`.
    ///
    /// @param javaOptions more options for the Java runtime
    static RuncContainer start(Path folder, ImageConfig image, List<String> javaOptions)
            throws IOException {
        List<String> arguments = List.of("--host", "127.0.0.1", "--port", "0");
        return start(folder, image, new Launch(javaOptions, arguments, Map.of(), Map.of()));
    }

    /// Starts the image whose root file system is `folder/rootfs`.
    public static RuncContainer start(Path folder, ImageConfig image, Launch launch)
            throws IOException {
        Path bundle = Files.createTempDirectory(folder, "bundle");
        Files.write(
                bundle.resolve("config.json"),
                JSON.writeValueAsBytes(specification(folder.resolve("rootfs"), image, launch)));
        return new RuncContainer(bundle);
    }

    private static Map<String, Object> specification(
            Path rootfs, ImageConfig image, Launch launch) {
        return Map.of(
                "ociVersion",
                "1.0.2",
                "root",
                Map.of("path", rootfs.toString(), "readonly", true),
                "process",
                process(image, launch),
                "mounts",
                mounts(launch),
                "linux",
                Map.of(
                        "namespaces",
                        Stream.of("pid", "ipc", "uts", "mount")
                                .map(type -> Map.of("type", type))
                                .toList()));
    }

    private static Map<String, Object> process(ImageConfig image, Launch launch) {
        var arguments = new ArrayList<>(image.run().entrypoint());
        arguments.addAll(1, launch.javaOptions());
        arguments.addAll(launch.arguments());
        int user = Integer.parseInt(String.valueOf(image.run().user()));
        List<String> none = List.of();
        return Map.of(
                "user",
                Map.of("uid", user, "gid", user),
                "args",
                arguments,
                "env",
                environment(image, launch),
                "cwd",
                "/",
                "noNewPrivileges",
                true,
                "capabilities",
                Map.of(
                        "bounding", none,
                        "effective", none,
                        "permitted", none,
                        "inheritable", none));
    }

    private static List<String> environment(ImageConfig image, Launch launch) {
        Stream<String> kept =
                image.run().env().stream()
                        .filter(
                                variable ->
                                        !launch.environment()
                                                .containsKey(
                                                        variable.substring(
                                                                0, variable.indexOf('='))));
        Stream<String> told =
                launch.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue());
        return Stream.concat(kept, told).toList();
    }

    private static List<Map<String, Object>> mounts(Launch launch) {
        var mounts = new ArrayList<Map<String, Object>>();
        mounts.add(Map.of("destination", "/proc", "type", "proc", "source", "proc"));
        mounts.add(memory("/dev", List.of("nosuid")));
        mounts.add(memory("/dev/shm", List.of("nosuid", "nodev", "mode=1777", "size=64m")));
        mounts.add(memory("/tmp", List.of("nosuid", "nodev", "mode=1777", "size=64m")));
        launch.folders()
                .forEach(
                        (path, folder) ->
                                mounts.add(
                                        Map.of(
                                                "destination",
                                                path,
                                                "type",
                                                "bind",
                                                "source",
                                                folder.toString(),
                                                "options",
                                                List.of("rbind", "rw"))));
        return mounts;
    }

    private static Map<String, Object> memory(String path, List<String> options) {
        return Map.of("destination", path, "type", "tmpfs", "source", "tmpfs", "options", options);
    }

    /// Waits for the server's own words that it is ready; gives its port.
    int awaitReady() throws IOException {
        int port = 0;
        var seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            JsonNode event = line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
            switch (event.path("event").asText()) {
                case "listening" -> port = event.path("port").asInt();
                case "ready" -> {
                    return port;
                }
                default -> {
                    // Only the two events above matter here.
                }
            }
        }
        throw new AssertionError("the container ended before it was ready:\n" + seen);
    }

    /// The numeric user of the process in the container, as the host sees it.
    public int userOfProcess() throws IOException, InterruptedException {
        var asked = new ProcessBuilder("runc", "--root", state.toString(), "state", id).start();
        JsonNode answer = JSON.readTree(asked.inputReader(UTF_8));
        asked.waitFor();
        return (int) Files.getAttribute(Path.of("/proc/" + answer.path("pid").asInt()), "unix:uid");
    }

    /// Waits for the end of the container's process.
    ///
    /// @return its exit code
    /// @throws AssertionError with what it said, when it does not end in time
    public int awaitEnd(long seconds) throws InterruptedException {
        if (!runc.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("the container did not end within " + seconds + " s");
        }
        return runc.exitValue();
    }

    public boolean isRunning() {
        return runc.isAlive();
    }

    /// Everything that the container said, once it has ended.
    public String said() throws IOException {
        var text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /// Tells the container's first process to end.
    public void terminate() throws IOException, InterruptedException {
        new ProcessBuilder("runc", "--root", state.toString(), "kill", id, "TERM")
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        new ProcessBuilder("runc", "--root", state.toString(), "kill", id, "KILL")
                .start()
                .waitFor();
        if (!runc.waitFor(20, TimeUnit.SECONDS)) {
            runc.destroyForcibly();
        }
        new ProcessBuilder("runc", "--root", state.toString(), "delete", "--force", id)
                .start()
                .waitFor();
    }
}
