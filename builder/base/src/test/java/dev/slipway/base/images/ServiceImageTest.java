package dev.slipway.base.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.base.RuncContainer;
import dev.slipway.base.RuncContainer.Launch;
import dev.slipway.oci.Image;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs images as a cluster would: runc, read-only root, a numeric user, no capabilities. The
/// database, the object store and the bootstrap come from images, too. Needs root, runc and Debian
/// packages; skipped elsewhere, unless `SLIPWAY_TEST_REQUIRE` holds `container`.
class ServiceImageTest {
    private static final int USER = 65532;
    private static final long BOOTSTRAP_SECONDS = 120;
    private static final long STOP_SECONDS = 30;
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    @TempDir static Path folder;

    private static Map<ImageName, Image> images;

    @BeforeAll
    static void makeTheImages() throws Exception {
        RuncContainer.requireAvailable();
        images =
                ImageRig.unpack(
                        Path.of("target/base-layers").toAbsolutePath(),
                        folder,
                        ImageName.REGISTRY,
                        ImageName.TOOLS,
                        ImageName.TRIAL_POSTGRES);
    }

    @Test
    void aServiceRunsOnTheTrialsDatabaseAndObjectStore() throws Exception {
        Map<String, String> environment = environment();
        try (var postgres = start(ImageName.TRIAL_POSTGRES, "postgres", environment);
                var store = start(ImageName.TOOLS, "s3", environment);
                var bootstrap = start(ImageName.TOOLS, "bootstrap", environment);
                var another = start(ImageName.TOOLS, "bootstrap", environment)) {
            assertThat(bootstrap.awaitEnd(BOOTSTRAP_SECONDS)).as(bootstrap.said()).isZero();
            assertThat(another.awaitEnd(BOOTSTRAP_SECONDS)).as(another.said()).isZero();
            try (var registry = start(ImageName.REGISTRY, "", registry(environment))) {
                HttpResponse<String> ready = awaitReady(registry, environment);

                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                assertThat(registry.userOfProcess()).isEqualTo(USER);

                registry.terminate();
                assertThat(registry.awaitEnd(STOP_SECONDS)).isEqualTo(143);
            }
            postgres.terminate();
            store.terminate();
            assertThat(postgres.awaitEnd(STOP_SECONDS)).isEqualTo(143);
            assertThat(store.awaitEnd(STOP_SECONDS)).isEqualTo(143);
            assertThat(postgres.said()).contains("database system is shut down");
        }
    }

    @Test
    void bootstrapSaysWhichVariableIsMissing() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("SLIPWAY_DATABASE_PASSWORD_MONITOR");
        try (var bootstrap = start(ImageName.TOOLS, "bootstrap", environment)) {
            assertThat(bootstrap.awaitEnd(BOOTSTRAP_SECONDS)).isEqualTo(1);
            assertThat(bootstrap.said())
                    .contains(
                            "SLIPWAY_DATABASE_PASSWORD_MONITOR is not set: it is the password of the role monitor.");
        }
    }

    @Test
    void onlyTheTrialsDatabaseHasAShell() {
        for (ImageName name : images.keySet()) {
            for (String shell : List.of("bin/sh", "bin/bash", "usr/bin/bash", "bin/busybox")) {
                Path file = folder.resolve(name.wireName()).resolve("rootfs").resolve(shell);
                boolean allowed = name == ImageName.TRIAL_POSTGRES && shell.equals("bin/sh");
                assertThat(Files.exists(file)).as(file.toString()).isEqualTo(allowed);
            }
        }
    }

    private static RuncContainer start(
            ImageName name, String command, Map<String, String> environment) throws IOException {
        Path data = Files.createTempDirectory(folder, "data");
        Files.setAttribute(data, "unix:uid", USER);
        return RuncContainer.start(
                folder.resolve(name.wireName()),
                images.get(name).config(),
                new Launch(
                        List.of(),
                        command.isEmpty() ? List.of() : List.of(command),
                        environment,
                        Map.of("/tmp/data", data)));
    }

    /// On loopback, because the containers share the machine's network.
    private static Map<String, String> environment() throws IOException {
        var environment = new HashMap<String, String>();
        int database = TrainingServers.freePort();
        int store = TrainingServers.freePort();
        environment.put("SLIPWAY_DATA_DIR", "/tmp/data");
        environment.put("SLIPWAY_LISTEN_ADDRESS", "127.0.0.1");
        environment.put("SLIPWAY_DATABASE_PORT", Integer.toString(database));
        environment.put(
                "SLIPWAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + database + "/postgres");
        environment.put("SLIPWAY_DATABASE_OWNER", "owner");
        environment.put("SLIPWAY_DATABASE_OWNER_PASSWORD", "the owner's");
        for (Service service : Service.values()) {
            String role = service.role().toUpperCase(Locale.ROOT);
            environment.put("SLIPWAY_DATABASE_PASSWORD_" + role, "secret of " + role);
        }
        environment.put("SLIPWAY_S3_PORT", Integer.toString(store));
        environment.put("SLIPWAY_S3_URL", "http://127.0.0.1:" + store);
        environment.put("SLIPWAY_S3_BUCKET", "slipway");
        environment.put("SLIPWAY_S3_ACCESS_KEY", "access");
        environment.put("SLIPWAY_S3_SECRET_KEY", "secret key");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(TrainingServers.freePort()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(TrainingServers.freePort()));
        return environment;
    }

    private static Map<String, String> registry(Map<String, String> environment) {
        var more = new HashMap<>(environment);
        more.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                environment.get("SLIPWAY_DATABASE_URL").replaceFirst("/postgres$", "/slipway"));
        more.put("QUARKUS_DATASOURCE_USERNAME", "registry");
        more.put("QUARKUS_DATASOURCE_PASSWORD", "secret of REGISTRY");
        return more;
    }

    private static HttpResponse<String> awaitReady(
            RuncContainer container, Map<String, String> environment) throws Exception {
        URI uri =
                URI.create(
                        "http://127.0.0.1:"
                                + environment.get("QUARKUS_MANAGEMENT_PORT")
                                + "/q/health/ready");
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (container.isRunning()) {
                try {
                    var answer =
                            client.send(
                                    HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
                    if (answer.statusCode() == 200 || System.nanoTime() > deadline) {
                        return answer;
                    }
                } catch (IOException e) {
                    assertThat(System.nanoTime()).as("not listening yet").isLessThan(deadline);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        throw new AssertionError("the service ended before it was ready:\n" + container.said());
    }
}
