package dev.slipway.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A small real server that stands behind the gateway as each of its services, and says what it
/// got.
public final class Behind implements QuarkusTestResourceLifecycleManager {
    static final String ADMIN_PASSWORD = "an administrator's password";
    static final String ADMIN_TOKEN = "slw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    static final String DEPLOYER_TOKEN = "slw_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    /// Opened by a test to let the second event of a stream go.
    static volatile CountDownLatch secondEvent = new CountDownLatch(1);

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", Behind::echo);
        server.createContext("/api/v1/events/stream", Behind::events);
        server.createContext("/api/v1/models/moved", Behind::moved);
        server.createContext("/api/v1/models/sink/", Behind::count);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty("slipway.test.behind", url);
        Map<String, String> config = new HashMap<>();
        config.put("slipway.services.registry.url", url);
        config.put("slipway.services.builder.url", url);
        config.put("slipway.services.validator.url", "http://127.0.0.1:1");
        config.put("slipway.bootstrap.admin.password", ADMIN_PASSWORD);
        config.put("slipway.bootstrap.admin.token", ADMIN_TOKEN);
        config.put("slipway.service.token.deployer", DEPLOYER_TOKEN);
        return config;
    }

    /// Where it listens.
    static String url() {
        return System.getProperty("slipway.test.behind");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        StringBuilder seen = new StringBuilder();
        seen.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                seen.append('\n')
                                        .append(name)
                                        .append(": ")
                                        .append(values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.append("\n\n").append(new String(body, StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.getResponseHeaders().set("Set-Cookie", "slipway_session=stolen");
        answer(exchange, 200, seen.toString());
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", url() + "/api/v1/models/new");
        answer(exchange, 201, "{}");
    }

    private static void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (secondEvent.await(30, TimeUnit.SECONDS)) {
                out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void count(HttpExchange exchange) throws IOException {
        long total = 0;
        byte[] buffer = new byte[65_536];
        try (InputStream in = exchange.getRequestBody()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
            }
        }
        answer(exchange, 200, Long.toString(total));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
