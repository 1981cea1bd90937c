package dev.slipway.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.TestS3;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The builder as it is packaged, in a process of its own behind the gateway under test.
public final class RealBuilder implements QuarkusTestResourceLifecycleManager {
    private static final Path JAR = Path.of("../builder/target/quarkus-app/quarkus-run.jar");
    private static final String PORT = "slipway.test.builder.port";

    /// Tells the gateway where the builder will be.
    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            System.setProperty(PORT, port);
            return Map.of(
                    "slipway.services.builder.url", "http://127.0.0.1:" + port,
                    "slipway.bootstrap.admin.password", Behind.ADMIN_PASSWORD,
                    "slipway.bootstrap.admin.token", Behind.ADMIN_TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    /// Goes on only when the builder is packaged and the program is there; skips loudly otherwise,
    /// unless `SLIPWAY_TEST_REQUIRE` names `cluster`.
    static void require(String program) {
        String missing =
                !Files.exists(JAR)
                        ? "the builder is not packaged (" + JAR + ")"
                        : onPath(program) ? "" : program + " is not installed";
        if (missing.isEmpty()) {
            return;
        }
        if (System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "").contains("cluster")) {
            fail("SLIPWAY_TEST_REQUIRE wants this test, but " + missing);
        }
        System.err.println("SKIPPED: " + missing);
        abort(missing);
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// Runs the builder until it listens.
    static Process run(Path folder, int gatewayPort) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-jar",
                                JAR.toString())
                        .redirectErrorStream(true);
        builder.environment().putAll(environment(folder, gatewayPort));
        Process process = builder.start();
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Listening on")) {
                Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
                return process;
            }
        }
        throw new IllegalStateException("the builder did not start:\n" + said);
    }

    private static Map<String, String> environment(Path folder, int gatewayPort) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_PORT", System.getProperty(PORT)),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", TestPostgres.url()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", "builder"),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", TestPostgres.password("builder")),
                Map.entry("SLIPWAY_S3_URL", TestS3.url()),
                Map.entry("SLIPWAY_S3_BUCKET", TestS3.BUCKET),
                Map.entry("SLIPWAY_S3_ACCESS_KEY", TestS3.ACCESS_KEY),
                Map.entry("SLIPWAY_S3_SECRET_KEY", TestS3.SECRET_KEY),
                Map.entry(
                        "SLIPWAY_JWKS_URL",
                        "http://127.0.0.1:" + gatewayPort + "/.well-known/jwks.json"),
                Map.entry("SLIPWAY_JWKS_CACHE", folder.resolve("jwks.json").toString()),
                Map.entry("SLIPWAY_DATA_DIR", folder.toString()));
    }
}
