package dev.slipway.deployer.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.deployer.target.LogLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a serving process wrote: lines of text, some of them JSON events.
@ApplicationScoped
class ServingLog {
    /// How much of a log's end is looked at.
    static final int MAX_TAIL_BYTES = 1 << 20;

    private static final List<String> TIME_FIELDS = List.of("at", "timestamp", "time");

    private final ObjectMapper json;

    ServingLog(ObjectMapper json) {
        this.json = json;
    }

    /// The port of the newest `listening` event behind an offset.
    Optional<Integer> port(Path log, long offset) {
        return event(log, offset, "listening")
                .filter(event -> event.path("port").isInt())
                .map(event -> event.path("port").intValue());
    }

    /// What the process says it failed of, else the last thing it wrote.
    Optional<String> lastWords(Path log, long offset) {
        return event(log, offset, "failed")
                .map(event -> event.path("reason").asText())
                .or(() -> lines(log, offset).stream().reduce((_, last) -> last));
    }

    /// The last lines, oldest first.
    List<LogLine> tail(Path log, int count) {
        List<String> lines = lines(log, 0);
        return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                .map(line -> new LogLine(time(line), "stdout", line))
                .toList();
    }

    private Optional<JsonNode> event(Path log, long offset, String name) {
        return lines(log, offset).stream()
                .filter(line -> line.startsWith("{"))
                .map(this::parse)
                .flatMap(Optional::stream)
                .filter(event -> event.path("event").asText().equals(name))
                .reduce((_, last) -> last);
    }

    private @Nullable Instant time(String line) {
        if (!line.startsWith("{")) {
            return null;
        }
        return parse(line)
                .flatMap(
                        event ->
                                TIME_FIELDS.stream()
                                        .map(field -> event.path(field).asText())
                                        .flatMap(text -> instant(text).stream())
                                        .findFirst())
                .orElse(null);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(json.readTree(line));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path log, long offset) {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(offset, file.length() - MAX_TAIL_BYTES);
            if (from >= file.length()) {
                return List.of();
            }
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
