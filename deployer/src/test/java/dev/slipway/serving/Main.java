package dev.slipway.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Stands in for the model server in tests: a real process with the same command line, the same
/// lines on stdout and the same health paths. How it behaves is said by the word `behaviour` in
/// the release descriptor below its root: `fail` ends at once, `silent` never listens, anything
/// with a `/` is a file that must exist before it is ready.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(after("--root", arguments));
        String descriptor = Files.readString(root.resolve("slipway/release.json"));
        String behaviour = descriptor.replaceAll("(?s).*\"behaviour\":\"([^\"]*)\".*", "$1");
        if (behaviour.equals("fail")) {
            System.out.println("{\"event\":\"failed\",\"reason\":\"golden row 2 differs\"}");
            System.exit(3);
        }
        if (behaviour.equals("silent")) {
            Thread.currentThread().join();
        }
        int port = Integer.parseInt(after("--port", arguments));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v2/health/ready", exchange -> ready(exchange, behaviour));
        server.createContext("/environment", exchange -> answer(exchange, 200, environment()));
        server.start();
        System.out.println(
                "{\"event\":\"listening\",\"port\":" + server.getAddress().getPort() + "}");
    }

    private static void ready(HttpExchange exchange, String behaviour) throws IOException {
        if (!behaviour.contains("/") || Files.exists(Path.of(behaviour))) {
            answer(exchange, 200, "{\"ready\":true}");
        } else {
            answer(exchange, 503, "{\"ready\":false,\"error\":\"the model is being loaded\"}");
        }
    }

    private static String environment() {
        StringBuilder text = new StringBuilder();
        System.getenv().forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return text.toString();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String after(String option, String[] arguments) {
        return arguments[Arrays.asList(arguments).indexOf(option) + 1];
    }
}
