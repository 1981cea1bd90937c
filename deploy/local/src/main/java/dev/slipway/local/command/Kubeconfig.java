package dev.slipway.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.slipway.local.Refusal;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the supervisor needs to know of a kubeconfig file: where its API server is, seen from here.
record Kubeconfig(Path file, URI server) {
    private static final int HTTPS = 443;

    /// @throws Refusal when the file is not there or names no server
    static Kubeconfig read(Path file) {
        if (!Files.isReadable(file)) {
            throw new Refusal(
                    "There is no readable kubeconfig at %s: set KUBECONFIG to the file of your cluster."
                            .formatted(file));
        }
        try {
            JsonNode root = new YAMLMapper().readTree(file.toFile());
            String context = root.path("current-context").asText();
            String cluster =
                    named(root.path("contexts"), context).path("context").path("cluster").asText();
            String server =
                    named(root.path("clusters"), cluster).path("cluster").path("server").asText();
            if (server.isEmpty()) {
                throw new Refusal(
                        "%s has no current context with a server: choose one with  kubectl config use-context NAME"
                                .formatted(file));
            }
            return new Kubeconfig(file.toAbsolutePath(), URI.create(server));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("%s is not a kubeconfig: %s".formatted(file, e.getMessage()));
        }
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode each : list) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return list.path(-1);
    }

    /// This machine's address towards the API server: the one that nodes most likely reach.
    ///
    /// @throws Refusal when that is loopback, which no node reaches
    String addressOfThisMachine() {
        int port = server.getPort() > 0 ? server.getPort() : HTTPS;
        try (DatagramSocket socket = new DatagramSocket()) {
            // Sends nothing: only asks for the route.
            socket.connect(new InetSocketAddress(server.getHost(), port));
            InetAddress here = socket.getLocalAddress();
            if (!here.isLoopbackAddress()) {
                return here.getHostAddress();
            }
        } catch (SocketException | IllegalArgumentException e) {
            // Said below.
        }
        throw new Refusal(
                "At which address nodes reach this machine cannot be told from the API server's, %s: say it with  --advertise ADDRESS"
                        .formatted(server));
    }
}
