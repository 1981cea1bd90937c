package dev.slipway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A real HTTP server that plays the gateway: each call is answered by what a test has laid ready
/// for it, the last answer again and again.
final class Gateway implements AutoCloseable {
    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();

    Gateway() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Lays an answer ready for `GET /path?query`.
    synchronized Gateway when(String call, int status, String body) {
        answers.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /// The calls so far, in order.
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// The last body of a call.
    synchronized String body(String call) {
        return bodies.get(call);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        byte[] body = exchange.getRequestBody().readAllBytes();
        bodies.put(call, new String(body, StandardCharsets.UTF_8));
        Deque<Answer> ready = answers.get(call);
        Answer answer =
                ready == null
                        ? new Answer(500, "{\"title\":\"unexpected call " + call + "\"}")
                        : ready.size() > 1 ? ready.removeFirst() : ready.getFirst();
        if (!"Bearer slw_test".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer =
                    new Answer(
                            401,
                            "{\"title\":\"No valid credentials\",\"detail\":\"Sign in.\","
                                    + "\"code\":\"UNAUTHENTICATED\",\"requestId\":\"r-1\"}");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Request-Id", "r-1");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
