package dev.slipway.serving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Stands in for the model server in tests: a real process with the same command line, the same
/// lines on stdout and the same health paths. How it behaves is said by the word `behaviour` in
/// the release descriptor below its root: `fail` ends at once, `silent` never listens, `hungry`
/// takes all memory, `refused` stays and says why it is not ready; anything with a `/` is a file
/// that must exist, or an address that must answer 200, before it is ready. Needs nothing but the
/// base module of Java.
public final class Main {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(after("--root", arguments));
        String descriptor = Files.readString(root.resolve("slipway/release.json"));
        String behaviour = descriptor.replaceAll("(?s).*\"behaviour\":\"([^\"]*)\".*", "$1");
        switch (behaviour) {
            case "fail" -> {
                System.out.println("{\"event\":\"failed\",\"reason\":\"golden row 2 differs\"}");
                System.exit(3);
            }
            case "silent" -> Thread.currentThread().join();
            case "hungry" -> eat();
            default -> serve(behaviour, arguments);
        }
    }

    private static void serve(String behaviour, String[] arguments) throws IOException {
        int port = Integer.parseInt(after("--port", arguments));
        InetAddress host = InetAddress.getByName(after("--host", arguments));
        try (ServerSocket server = new ServerSocket(port, 50, host)) {
            System.out.println("{\"event\":\"listening\",\"port\":" + server.getLocalPort() + "}");
            if (behaviour.equals("refused")) {
                System.out.println("{\"event\":\"failed\",\"reason\":\"golden row 2 differs\"}");
            }
            while (true) {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> answer(connection, behaviour));
            }
        }
    }

    private static void answer(Socket connection, String behaviour) {
        try (connection) {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8));
            String first = lines.readLine();
            for (String line = first; line != null && !line.isEmpty(); line = lines.readLine()) {}
            String path = first == null ? "" : first.split(" ")[1];
            String answer =
                    switch (path) {
                        case "/v2/health/ready" -> ready(behaviour);
                        case "/v2/health/live" -> response(OK, "{\"live\":true}");
                        case "/environment" -> response(OK, environment());
                        default -> response(404, "");
                    };
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            System.out.println("a caller left: " + gone.getMessage());
        }
    }

    private static String ready(String behaviour) throws IOException {
        if (behaviour.equals("refused")) {
            return response(UNAVAILABLE, "{\"ready\":false,\"error\":\"golden row 2 differs\"}");
        }
        boolean open =
                behaviour.startsWith("http")
                        ? answers(URI.create(behaviour))
                        : !behaviour.contains("/") || Files.exists(Path.of(behaviour));
        return open
                ? response(OK, "{\"ready\":true}")
                : response(
                        UNAVAILABLE, "{\"ready\":false,\"error\":\"the model is being loaded\"}");
    }

    private static boolean answers(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(1000);
        connection.setReadTimeout(1000);
        return connection.getResponseCode() == OK;
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            byte[] more = new byte[8 << 20];
            Arrays.fill(more, (byte) eaten.size());
            eaten.add(more);
        }
    }

    private static String environment() {
        StringBuilder text = new StringBuilder();
        System.getenv().forEach((name, value) -> text.append(name + "=" + value + "\n"));
        return text.toString();
    }

    private static String response(int status, String body) {
        return "HTTP/1.1 %d Status\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    private static String after(String option, String[] arguments) {
        return arguments[Arrays.asList(arguments).indexOf(option) + 1];
    }
}
