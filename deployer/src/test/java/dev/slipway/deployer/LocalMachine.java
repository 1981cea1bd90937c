package dev.slipway.deployer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A home of its own, the fake server as the installed one, and a gateway that hands out tokens.
public class LocalMachine implements QuarkusTestResourceLifecycleManager {
    private static final String REQUESTS = "slipway.test.gateway.requests";

    @Override
    public Map<String, String> start() {
        try {
            Path home = Files.createTempDirectory("slipway-home");
            System.setProperty(REQUESTS, Files.createTempFile("gateway", ".txt").toString());
            Map<String, String> config = new HashMap<>();
            config.put("slipway.home", home.toString());
            config.put("slipway.images.dir", home.resolve("images").toString());
            config.put("slipway.serving.jar", Path.of("target/test-classes").toAbsolutePath() + "");
            config.put("slipway.services.gateway.url", gateway());
            config.put("slipway.service.token", "service-secret");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the gateway was asked, one line per request: method, path, authorization, body.
    public static List<String> gatewayRequests() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty(REQUESTS)));
    }

    private static String gateway() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/tokens", LocalMachine::token);
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String line =
                String.join(
                        " ",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body);
        Files.writeString(
                Path.of(System.getProperty(REQUESTS)), line + "\n", StandardOpenOption.APPEND);
        switch (exchange.getRequestMethod()) {
            case "DELETE" -> exchange.sendResponseHeaders(204, -1);
            case "GET" -> answer(exchange, 200, "{\"items\":[]}");
            default ->
                    answer(
                            exchange,
                            201,
                            "{\"id\":\"token-%s\",\"token\":\"slw_ingest\"}"
                                    .formatted(UUID.randomUUID()));
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void stop() {}
}
