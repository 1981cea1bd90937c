package dev.slipway.deployer.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns what machines say into part of a sentence. Pure.
final class Sentences {
    private static final int MAX = 400;
    private static final JsonMapper JSON = new JsonMapper();

    private Sentences() {}

    /// One line without a full stop, not too long.
    static String line(@Nullable String text) {
        String line = String.valueOf(text).strip().replaceAll("\\s+", " ").replaceAll("[.:]+$", "");
        return line.length() > MAX ? line.substring(0, MAX) + "…" : line;
    }

    /// What a server says that it failed of, in the newest `failed` event of its log.
    static Optional<String> failure(@Nullable String log) {
        List<String> lines = log == null ? List.of() : log.lines().toList();
        return lines.reversed().stream()
                .filter(line -> line.startsWith("{"))
                .flatMap(line -> parse(line).stream())
                .filter(event -> event.path("event").asText().equals("failed"))
                .map(event -> line(event.path("reason").asText()))
                .findFirst();
    }

    /// The newest `failed` event of a log as it is.
    static Optional<String> failureLine(String log) {
        return log.lines().filter(line -> failure(line).isPresent()).reduce((_, last) -> last);
    }

    /// The last line of a log.
    static Optional<String> last(@Nullable String log) {
        List<String> lines = log == null ? List.of() : log.lines().toList();
        return lines.reversed().stream()
                .filter(line -> !line.isBlank())
                .map(Sentences::line)
                .findFirst();
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
