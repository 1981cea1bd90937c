package dev.slipway.oci.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.oci.Digest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// As much of a registry as a push needs, with faults that a real one does not show on demand:
/// answers that are queued come before its own.
final class FakeRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final Deque<String> tokens = new ArrayDeque<>();
    private final AtomicInteger losses = new AtomicInteger();
    private volatile int lossStatus;
    private volatile String wanted = "";

    /// A request as it arrived.
    record Seen(String method, String path, String query, String authorization) {}

    /// The answer to the next request of this method, instead of the usual one.
    record Fault(String method, int status, Map<String, String> headers) {}

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on a Bearer token is wanted; the token service gives these, one after the other,
    /// and only the last one given is good.
    void giveTokens(String... given) {
        tokens.addAll(List.of(given));
        wanted = "Bearer none yet";
    }

    void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /// Forgets an upload when its second piece comes, and answers that with this status.
    void loseUploads(int times, int status) {
        losses.set(times);
        lossStatus = status;
    }

    List<Seen> seen() {
        synchronized (seen) {
            return List.copyOf(seen);
        }
    }

    boolean has(Digest digest) {
        return blobs.containsKey(digest.toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getQuery();
            synchronized (seen) {
                seen.add(
                        new Seen(
                                exchange.getRequestMethod(),
                                path,
                                query == null ? "" : query,
                                authorization == null ? "" : authorization));
            }
            Fault fault = faults.peek();
            if (path.equals("/token")) {
                token(exchange);
            } else if (!wanted.isEmpty() && !wanted.equals(authorization)) {
                challenge(exchange);
            } else if (fault != null && fault.method().equals(exchange.getRequestMethod())) {
                faults.remove();
                fault.headers().forEach((name, value) -> header(exchange, name, value));
                exchange.sendResponseHeaders(fault.status(), -1);
            } else {
                serve(exchange, path, query == null ? "" : query, body);
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String token = tokens.pop();
        wanted = "Bearer " + token;
        byte[] document = ("{\"token\":\"" + token + "\",\"expires_in\":60}").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, document.length);
        exchange.getResponseBody().write(document);
    }

    private void challenge(HttpExchange exchange) throws IOException {
        header(
                exchange,
                "WWW-Authenticate",
                "Bearer realm=\"http://" + address() + "/token\",service=\"fake\"");
        exchange.sendResponseHeaders(401, -1);
    }

    private void serve(HttpExchange exchange, String path, String query, byte[] body)
            throws IOException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> exchange.sendResponseHeaders(blobs.containsKey(last) ? 200 : 404, -1);
            case "POST" -> {
                header(exchange, "Location", path + "one?state=1");
                uploads.put("one", new byte[0]);
                exchange.sendResponseHeaders(202, -1);
            }
            case "PATCH" -> {
                byte[] before = uploads.getOrDefault(last, new byte[0]);
                if (before.length > 0 && losses.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                    uploads.remove(last);
                }
                if (!uploads.containsKey(last)) {
                    exchange.sendResponseHeaders(lossStatus, -1);
                    return;
                }
                byte[] all = new byte[before.length + body.length];
                System.arraycopy(before, 0, all, 0, before.length);
                System.arraycopy(body, 0, all, before.length, body.length);
                uploads.put(last, all);
                position(exchange, path, all);
                exchange.sendResponseHeaders(202, -1);
            }
            case "GET" -> {
                if (!uploads.containsKey(last)) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                position(exchange, path, uploads.get(last));
                exchange.sendResponseHeaders(204, -1);
            }
            case "PUT" -> {
                boolean blob = query.contains("digest=");
                byte[] content = blob ? uploads.get(last) : body;
                blobs.put(Digest.of(content).toString(), content);
                blobs.put(last, content);
                exchange.sendResponseHeaders(201, -1);
            }
            default -> exchange.sendResponseHeaders(405, -1);
        }
    }

    private static void position(HttpExchange exchange, String path, byte[] received) {
        header(exchange, "Location", path + "?state=1");
        header(exchange, "Range", "0-" + Math.max(received.length - 1, 0));
    }

    private static void header(HttpExchange exchange, String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
