package dev.slipway.builder;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A `docker-registry` on loopback that wants a user and a password; its blobs are in memory. The
/// builder has both by name, or, with the argument [#DOCKER_CONFIG], in a file of `docker login`.
public final class LocalRegistry implements QuarkusTestResourceLifecycleManager {
    public static final String USER = "slipway";
    public static final String PASSWORD = "push secret";

    /// The variable that names the folder of that file.
    public static final String DOCKER_CONFIG = "DOCKER_CONFIG";

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
    private boolean byFile;

    @Override
    public void init(Map<String, String> arguments) {
        byFile = arguments.containsKey(DOCKER_CONFIG);
    }

    @Override
    public Map<String, String> start() {
        try {
            int port = freePort();
            if (OutsideTool.exists("docker-registry")) {
                process = run(port);
            }
            var settings = new HashMap<String, String>();
            settings.put("slipway.push.repository", "127.0.0.1:" + port + "/models");
            settings.putAll(
                    byFile
                            ? Map.of(DOCKER_CONFIG, loggedIn(port).toString())
                            : Map.of(
                                    "slipway.push.username", USER,
                                    "slipway.push.password", PASSWORD));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path loggedIn(int port) throws IOException {
        String auth = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        Path folder = Files.createTempDirectory("slipway-docker-config");
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"127.0.0.1:%d\":{\"auth\":\"%s\"}}}".formatted(port, auth));
        return folder;
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
