package dev.slipway.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Main class of a stand-in for a service: ready at once on both ports that its environment names.
/// As the gateway it also gives out sign-in links.
public final class FakeService {

    private FakeService() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
        System.out.println("listening as " + System.getenv("QUARKUS_DATASOURCE_USERNAME"));
        Thread.currentThread().join();
    }

    private static void serve(String variable) throws IOException {
        int port = Integer.parseInt(System.getenv(variable));
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 10);
        answer(server, "/q/health/ready", "{\"status\":\"UP\"}");
        answer(
                server,
                "/q/metrics",
                "slipway_outbox_depth 4.0\nslipway_consumer_lag{consumer=\"x\"} 2.0\nslipway_job_oldest_seconds 1.5\n");
        answer(
                server,
                "/api/v1/session/links",
                "{\"url\":\"http://127.0.0.1/login/link?token=t\"}");
        server.start();
    }

    private static void answer(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(bytes);
                    }
                });
    }
}
