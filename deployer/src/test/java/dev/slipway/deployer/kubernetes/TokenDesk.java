package dev.slipway.deployer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.deployer.token.GatewayTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The tokens of a gateway, in pages of one, so that pages are followed.
final class TokenDesk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String desk = UUID.randomUUID().toString();
    private final Map<String, JsonNode> live = new ConcurrentSkipListMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean refusing;

    TokenDesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/tokens", this::answer);
        server.start();
    }

    GatewayTokens tokens() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new GatewayTokens(JSON, Optional.of(address), Optional.of("service-secret"));
    }

    /// Scopes of the tokens that work, oldest token first.
    List<String> scopes() {
        return live.values().stream().map(token -> token.path("scopes").toString()).toList();
    }

    List<String> ids() {
        return List.copyOf(live.keySet());
    }

    /// From now on it answers 503 to everything, or not.
    void refuse(boolean all) {
        refusing = all;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (refusing) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "POST" -> create(exchange);
                case "DELETE" -> delete(exchange);
                default -> list(exchange);
            }
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        ObjectNode token = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        String id = "%s-%03d".formatted(desk, made.incrementAndGet());
        live.put(id, token.put("id", id));
        send(exchange, 201, JSON.createObjectNode().put("id", id).put("token", "slw_" + id));
    }

    private void delete(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean there = live.remove(path.substring(path.lastIndexOf('/') + 1)) != null;
        exchange.sendResponseHeaders(there ? 204 : 404, -1);
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int from =
                query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        List<JsonNode> all = List.copyOf(live.values());
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        all.stream().skip(from).limit(1).forEach(items::add);
        if (from + 1 < all.size()) {
            page.put("next", String.valueOf(from + 1));
        }
        send(exchange, 200, page);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
