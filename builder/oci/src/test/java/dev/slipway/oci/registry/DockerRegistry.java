package dev.slipway.oci.registry;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real registry (docker-registry) on a random port of loopback. Where the program is missing
/// tests are skipped, unless `SLIPWAY_TEST_REQUIRE` holds `cluster`.
final class DockerRegistry implements AutoCloseable {
    static final String USER = "pusher";
    static final String PASSWORD = "press harder";

    private static final String PROGRAM = "docker-registry";
    private static final String PASSWORDS =
            USER + ":$2b$05$ihBTevc3TsUMYeNlNMEIhe460zOPr6ITIqUM7QKOpIbJIA.XdNXvu\n";
    private static final Duration UP_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private DockerRegistry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static void requireAvailable() {
        boolean there =
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
        String missing = PROGRAM + " is not installed";
        if (!there
                && System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "").contains("cluster")) {
            fail("SLIPWAY_TEST_REQUIRE wants the registry test, but " + missing);
        }
        if (!there) {
            System.err.println("SKIPPED: the registry test, because " + missing);
        }
        assumeTrue(there, missing);
    }

    /// @param guarded whether it wants [#USER] and [#PASSWORD]
    static DockerRegistry start(Path folder, boolean guarded) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path passwords = Files.writeString(folder.resolve("htpasswd"), PASSWORDS);
        String auth =
                guarded ? "auth: {htpasswd: {realm: test, path: \"" + passwords + "\"}}\n" : "";
        Path configuration =
                Files.writeString(
                        folder.resolve("registry.yml"),
                        """
                        version: 0.1
                        log: {level: warn}
                        storage: {filesystem: {rootdirectory: "%s"}}
                        http: {addr: "127.0.0.1:%d"}
                        %s"""
                                .formatted(folder.resolve("storage"), port, auth));
        Process process =
                new ProcessBuilder(PROGRAM, "serve", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("registry.log").toFile())
                        .start();
        var registry = new DockerRegistry(process, port);
        registry.awaitConnections();
        return registry;
    }

    private void awaitConnections() {
        long deadline = System.nanoTime() + UP_WITHIN.toNanos();
        while (!accepts()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("docker-registry does not answer");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean accepts() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
