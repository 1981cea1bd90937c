package dev.slipway.validator.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/// The JSON line with which a child ends its standard error. The child runs a model that we do not
/// trust, so its words are cut to a sentence of plain characters.
final class ChildReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_REASON = 500;
    private static final int EXIT_MODEL = 10;
    private static final int EXIT_DATA = 11;
    private static final int EXIT_LIMITS = 12;
    private static final int EXIT_SANDBOX = 13;

    private final int exitCode;
    private final Optional<JsonNode> line;

    private ChildReport(int exitCode, Optional<JsonNode> line) {
        this.exitCode = exitCode;
        this.line = line;
    }

    static ChildReport of(int exitCode, String standardError) {
        List<String> lines = standardError.lines().filter(text -> text.startsWith("{")).toList();
        return new ChildReport(
                exitCode, lines.isEmpty() ? Optional.empty() : parse(lines.getLast()));
    }

    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    ScoreOutcome scored() {
        if (line.isEmpty()) {
            return new ScoreOutcome.Refused(crash("ended without a report"));
        }
        JsonNode latency = line.get().path("latency");
        return new ScoreOutcome.Scored(
                line.get().path("rows").asLong(),
                new LatencyReport(
                        latency.path("rows").asInt(),
                        latency.path("p50Micros").asDouble(),
                        latency.path("p95Micros").asDouble(),
                        latency.path("p99Micros").asDouble()),
                line.get().path("loadMillis").asLong(),
                line.get().path("peakMemoryBytes").asLong(),
                sandbox());
    }

    /// What the child says limited it; the weakest level when it does not say.
    SandboxLevel sandbox() {
        return line.flatMap(node -> SandboxLevel.of(node.path("sandbox").asText("")))
                .orElse(SandboxLevel.RLIMITS);
    }

    Refusal refusal() {
        return switch (exitCode) {
            case EXIT_MODEL -> new Refusal(Refusal.Kind.MODEL, reason());
            case EXIT_DATA -> new Refusal(Refusal.Kind.DATA, place() + reason());
            case EXIT_LIMITS -> new Refusal(Refusal.Kind.LIMITS, reason());
            case EXIT_SANDBOX -> new Refusal(Refusal.Kind.SANDBOX, reason());
            default -> crash("ended with exit code " + exitCode);
        };
    }

    private static Refusal crash(String how) {
        return new Refusal(Refusal.Kind.CRASH, "the scoring process " + how);
    }

    /// Lines of the child's input are rows of the table: the first is the header in both.
    private String place() {
        long number = line.map(node -> node.path("line").asLong()).orElse(0L);
        String column = line.map(node -> node.path("column").asText("")).orElse("");
        String row = number > 1 ? "row " + (number - 1) : "header";
        return row + (column.isEmpty() ? "" : ", column " + plain(column)) + ": ";
    }

    private String reason() {
        return plain(line.map(node -> node.path("reason").asText("")).orElse("no reason given"));
    }

    private static String plain(String text) {
        String cut = text.length() > MAX_REASON ? text.substring(0, MAX_REASON) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
