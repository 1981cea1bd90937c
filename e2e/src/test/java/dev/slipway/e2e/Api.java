package dev.slipway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/// The REST API through the gateway.
///
/// @param url the gateway's address
/// @param token sent with every call
public record Api(String url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 250;

    /// @param status HTTP status
    /// @param body JSON, or a missing node when there is none
    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /// Deletes, for a reason.
    public Answer delete(String path, Object body) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method("DELETE", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer upload(String path, Path file) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofFile(file)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean json = type.contains("json") && !response.body().isBlank();
        return new Answer(
                response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode());
    }

    /// A call that may fail while a process is away.
    public interface Call {
        Answer send() throws IOException, InterruptedException;
    }

    /// Repeats a call until its answer is as wanted; broken connections and 5xx count as "not yet".
    public static JsonNode eventually(String what, Call call, Predicate<Answer> wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = call.send();
                if (wanted.test(answer)) {
                    return answer.body();
                }
                last = answer.status() + " " + answer.body();
            } catch (IOException e) {
                last = e.toString();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError(what + " did not happen; last seen: " + last);
    }

    /// Repeats a call until it succeeds.
    public static JsonNode succeeding(String what, Call call) throws InterruptedException {
        return eventually(what, call, answer -> answer.status() >= 200 && answer.status() < 300);
    }

    /// Waits until the resource at a path has one of some states.
    public JsonNode until(String path, String... states) throws InterruptedException {
        return eventually(
                path + " in state " + String.join(" or ", states),
                () -> get(path),
                answer -> java.util.List.of(states).contains(answer.body().path("state").asText()));
    }
}
