package dev.slipway.deployer.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// A proxy before a real API server that can be told to fail. What it does not fail is passed on
/// with the credentials of a kubeconfig; watches are streamed.
final class FaultyApi implements AutoCloseable {
    /// How the API server is.
    sealed interface Mode {
        /// As it is.
        record Sound() implements Mode {}

        /// Ends every connection without an answer.
        record Down() implements Mode {}

        /// Answers nothing for so long.
        record Slow(Duration pause) implements Mode {}

        /// Answers with a status.
        record Refusing(int status) implements Mode {}

        /// Ends the connection of every call that changes something after the first few.
        record DownAfterChanges(AtomicInteger left) implements Mode {}
    }

    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> OWN_HEADERS =
            Set.of(
                    "host",
                    "connection",
                    "upgrade",
                    "content-length",
                    "http2-settings",
                    "sec-websocket-key",
                    "sec-websocket-version",
                    "sec-websocket-extensions",
                    "sec-websocket-protocol");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<HttpExchange> streams = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private volatile Mode mode = new Mode.Sound();
    private HttpServer server;
    private HttpClient client;
    private URI target;

    /// Starts it; answers a kubeconfig that names it.
    Path start(Config config) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(SSLUtils.keyManagers(config), SSLUtils.trustManagers(config), null);
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .sslContext(tls)
                            .build();
            target = URI.create(config.getMasterUrl());
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
            Path file = Files.createTempFile("faulty-api", ".kubeconfig");
            Files.writeString(file, kubeconfig());
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: u, user: {token: unused}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """
                .formatted(server.getAddress().getPort());
    }

    /// Changes how the API server is; watches that run end when it is down.
    void mode(Mode next) {
        mode = next;
        if (next instanceof Mode.Down) {
            streams.forEach(HttpExchange::close);
        }
    }

    /// What was asked since the last [#forget], as `METHOD path`.
    List<String> requests() {
        return List.copyOf(requests);
    }

    void forget() {
        requests.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        switch (mode) {
            case Mode.Sound _ -> pass(exchange);
            case Mode.Down _ -> exchange.close();
            case Mode.Slow slow -> {
                pause(slow.pause());
                exchange.close();
            }
            case Mode.Refusing refusing -> refuse(exchange, refusing.status());
            case Mode.DownAfterChanges counted -> {
                boolean change = CHANGES.contains(exchange.getRequestMethod());
                if (change && counted.left().decrementAndGet() < 0) {
                    exchange.close();
                } else {
                    pass(exchange);
                }
            }
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        byte[] body =
                """
                {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"message":"told to answer %d"}
                """
                        .formatted(status, status)
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OWN_HEADERS.contains(name.toLowerCase())
                                    && !name.equalsIgnoreCase("authorization")) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        streams.add(exchange);
        try (exchange) {
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            stream(answer.body(), exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(exchange);
        }
    }

    private static void stream(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            client.shutdownNow();
        }
    }
}
