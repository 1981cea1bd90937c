package dev.slipway.deployer.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a server whether it is ready, as the Open Inference Protocol says.
@ApplicationScoped
public class ReadyProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int MAX_REASON = 500;

    private final ObjectMapper json;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    public ReadyProbe(ObjectMapper json) {
        this.json = json;
    }

    /// Asks the server at an address; answers within seconds, whatever the server does.
    public Readiness ask(URI server) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/v2/health/ready"))
                        .timeout(PATIENCE)
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? new Readiness.Ready()
                    : new Readiness.NotReady(reason(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return new Readiness.Silent(
                    "The server does not answer within " + PATIENCE.toSeconds() + " s.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Readiness.Silent("The deployer stops.");
        }
    }

    private String reason(int status, String body) {
        try {
            String error = json.readTree(body).path("error").asText();
            if (!error.isBlank()) {
                return error.substring(0, Math.min(MAX_REASON, error.length()));
            }
        } catch (JsonProcessingException e) {
            return "The server answers %d.".formatted(status);
        }
        return "The server answers %d.".formatted(status);
    }
}
