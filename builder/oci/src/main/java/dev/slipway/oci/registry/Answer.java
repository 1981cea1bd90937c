package dev.slipway.oci.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// A registry's answer, with as much of its body as its documents may have.
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_SAID = 300;
    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(), response.headers(), body.readNBytes(MAX_BODY_BYTES));
        }
    }

    /// Whether the same request may well succeed a little later.
    boolean isTransient() {
        return status == 408 || status == 429 || status >= 500;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// `Retry-After` in seconds, at most the longest pause.
    Optional<Duration> retryAfter() {
        return header("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(
                        wanted ->
                                wanted.compareTo(RegistrySettings.LONGEST_PAUSE) < 0
                                        ? wanted
                                        : RegistrySettings.LONGEST_PAUSE);
    }

    JsonNode json() {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /// Status and what the registry says about it, in one line.
    String said() {
        JsonNode error = json().path("errors").path(0);
        String text =
                (error.path("code").asText() + " " + error.path("message").asText())
                        .strip()
                        .replaceAll("\\p{Cntrl}", " ");
        String shown = text.length() > MAX_SAID ? text.substring(0, MAX_SAID) + "..." : text;
        return shown.isEmpty() ? Integer.toString(status) : status + " " + shown;
    }
}
