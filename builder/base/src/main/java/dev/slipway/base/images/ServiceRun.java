package dev.slipway.base.images;

import dev.slipway.base.BaseException;
import dev.slipway.base.ExternalTool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A life of a service under observation: start, ready, some requests, a clean end, at which the
/// runtime writes what a cache is made from.
final class ServiceRun {
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);
    private static final long PAUSE_MILLIS = 100;
    private static final long END_SECONDS = 120;
    private static final int ROUNDS = 20;

    /// Refused or answered, each runs through routing, identity and JSON.
    private static final List<String> PATHS =
            List.of("/api/v1/models", "/api/v1/session", "/.well-known/jwks.json", "/v2/", "/");

    private final Service service;
    private final TrainingServers servers;

    ServiceRun(Service service, TrainingServers servers) {
        this.service = service;
        this.servers = servers;
    }

    /// @param root where the layers of its image are unpacked
    /// @param cacheOptions what the runtime does about a cache
    void live(Path root, List<String> cacheOptions)
            throws BaseException, IOException, InterruptedException {
        int port = TrainingServers.freePort();
        int management = TrainingServers.freePort();
        Path log = root.resolve("service.log");
        Process process = start(root, cacheOptions, log, port, management);
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build()) {
            awaitReady(client, process, management, log);
            exercise(client, port, management);
            process.toHandle().destroy();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw failed("does not end", log);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(Path root, List<String> cacheOptions, Path log, int port, int management)
            throws IOException {
        Path data = Files.createDirectories(root.resolve("data"));
        var builder =
                new ProcessBuilder(ServiceCommand.below(root.toString(), cacheOptions))
                        .directory(data.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        var environment = builder.environment();
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        environment.put("SLIPWAY_DATA_DIR", data.toString());
        environment.put("SLIPWAY_HOME", data.toString());
        environment.put("SLIPWAY_IMAGES_DIR", data.resolve("images").toString());
        environment.put("SLIPWAY_KEYS_DIR", data.toString());
        environment.put("SLIPWAY_JAVA", root.resolve(ServiceCommand.JAVA).toString());
        environment.put("SLIPWAY_SERVING_JAR", root.resolve(ServiceLayers.SERVING_JAR).toString());
        String gateway = "http://127.0.0.1:" + port;
        environment.put("SLIPWAY_JWKS_URL", gateway + "/.well-known/jwks.json");
        environment.put("SLIPWAY_JWKS_CACHE", data.resolve("jwks.json").toString());
        environment.put("SLIPWAY_SERVICES_GATEWAY_URL", gateway);
        environment.put("SLIPWAY_PUBLIC_URL", gateway);
        environment.put("SLIPWAY_SERVICE_TOKEN", "slw_" + UUID.randomUUID());
        environment.putAll(servers.environmentOf(service));
        return builder.start();
    }

    private void awaitReady(HttpClient client, Process process, int management, Path log)
            throws BaseException, IOException, InterruptedException {
        URI ready = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (status(client, ready) != 200) {
            if (!process.isAlive()) {
                throw failed("ended before it was ready", log);
            }
            if (System.nanoTime() > deadline) {
                throw failed("is not ready after " + READY_WITHIN.toSeconds() + " s", log);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void exercise(HttpClient client, int port, int management)
            throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            for (String path : PATHS) {
                status(client, URI.create("http://127.0.0.1:" + port + path));
            }
            status(client, URI.create("http://127.0.0.1:" + management + "/q/metrics"));
        }
    }

    /// The answer's status; 0 when there is none.
    private static int status(HttpClient client, URI uri) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private BaseException failed(String what, Path log) throws IOException {
        return new BaseException(
                "the AOT cache of %s could not be trained, it %s (%s); --no-aot makes the image without."
                        .formatted(
                                service.image().wireName(),
                                what,
                                ExternalTool.lastLines(Files.readString(log))));
    }
}
