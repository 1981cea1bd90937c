package dev.slipway.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.cli.config.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Calls the gateway. Paths begin with `/`; bodies of files are streamed from disk. Safe for use by
/// several threads.
public final class Api {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String JSON_TYPE = "application/json";

    private final Target target;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    public Api(Target target) {
        this.target = target;
    }

    /// The gateway that is called.
    public Target target() {
        return target;
    }

    /// Reads a resource.
    public JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of()).body();
    }

    /// Sends a JSON document.
    public Answer post(String path, Object body) {
        return send("POST", path, json(body), Map.of("Content-Type", JSON_TYPE));
    }

    /// Replaces a resource by a JSON document.
    public Answer put(String path, Object body) {
        return send("PUT", path, json(body), Map.of("Content-Type", JSON_TYPE));
    }

    /// Deletes a resource, with a reason where one is asked for.
    public Answer delete(String path, Object body) {
        return send("DELETE", path, json(body), Map.of("Content-Type", JSON_TYPE));
    }

    /// Streams a file.
    public Answer upload(String method, String path, Path file, Map<String, String> headers)
            throws IOException {
        return send(method, path, BodyPublishers.ofFile(file), headers);
    }

    /// Sends bytes that are JSON already.
    public Answer postBytes(String path, byte[] body) {
        return send(
                "POST", path, BodyPublishers.ofByteArray(body), Map.of("Content-Type", JSON_TYPE));
    }

    private Answer send(
            String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target.url() + path)).method(method, body);
        headers.forEach(request::header);
        request.header("Accept", "application/json, application/problem+json");
        target.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        target.project().ifPresent(project -> request.header("X-Slipway-Project", project));
        HttpResponse<byte[]> response = exchange(request.build());
        String requestId = response.headers().firstValue("X-Request-Id").orElse("");
        JsonNode answer = read(response.body());
        if (response.statusCode() >= 400) {
            throw new ApiException(Problem.of(response.statusCode(), answer, requestId));
        }
        return new Answer(response.statusCode(), response.headers(), answer);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Unreachable(target.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(target.url(), e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + body, e);
        }
    }

    private static JsonNode read(byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return JSON.createObjectNode().put("detail", text);
        }
    }
}
