package dev.slipway.builder;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `docker-registry` on loopback that wants a user and a password; its blobs are in memory.
public final class LocalRegistry implements QuarkusTestResourceLifecycleManager {
    public static final String USER = "slipway";
    public static final String PASSWORD = "push secret";

    private static final String HTPASSWD =
            USER + ":$2b$04$QwaNtWESNMlhXQyiRfymJOgvQ4HsCUz7PPTdADdWdl2G.3N01Rwri\n";
    private static final String CONFIG =
            """
            version: 0.1
            log: {level: error, accesslog: {disabled: true}}
            storage: {inmemory: {}}
            http: {addr: "127.0.0.1:%d"}
            auth: {htpasswd: {realm: test, path: "%s"}}
            """;

    private @Nullable Process process;

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            if (OutsideTool.exists("docker-registry")) {
                process = run(port);
            }
            return Map.of(
                    "slipway.push.repository", "127.0.0.1:" + port + "/models",
                    "slipway.push.username", USER,
                    "slipway.push.password", PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(int port) throws IOException {
        Path folder = Files.createTempDirectory("slipway-registry");
        Path users = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        Path config =
                Files.writeString(folder.resolve("config.yml"), CONFIG.formatted(port, users));
        Process process =
                new ProcessBuilder("docker-registry", "serve", config.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("registry.log").toFile())
                        .start();
        while (process.isAlive() && !listens(port)) {
            Thread.onSpinWait();
        }
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
