package dev.slipway.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A stack of its own in a folder of its own, driven by `./slipway` as a user drives it.
public final class Stack {
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(6);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final int port;
    private final Path logs;

    /// @param home its `SLIPWAY_HOME`
    public Stack(Path home) throws IOException {
        this(home, 0);
    }

    /// @param port of the gateway; 0 for any
    public Stack(Path home, int port) throws IOException {
        this.home = home;
        this.port = port;
        this.logs = Files.createDirectories(Repository.ROOT.resolve("e2e/target/stack"));
    }

    /// What a command left.
    public record Outcome(int exitCode, String out, String err) {}

    Path home() {
        return home;
    }

    /// Runs `./slipway` with arguments and waits for its end.
    public Outcome run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(logs, arguments[0] + "-", ".out");
        Path err = Files.createTempFile(logs, arguments[0] + "-", ".err");
        Process process =
                builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "./slipway "
                            + String.join(" ", arguments)
                            + " did not end: "
                            + Files.readString(err));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// Starts `./slipway` with arguments and leaves it running; its output is in `NAME.log`.
    public Process start(String name, String... arguments) throws IOException {
        Path log = logs.resolve(name + ".log");
        return builder(arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /// What a command that was started has printed so far.
    String printed(String name) throws IOException {
        return Files.readString(logs.resolve(name + ".log"));
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Repository.ROOT.resolve("slipway").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SLIPWAY_HOME", home.toString());
        builder.environment().put("SLIPWAY_PORT", Integer.toString(port));
        builder.environment().put("SLIPWAY_NO_BUILD", "1");
        builder.environment().put("NO_COLOR", "1");
        return builder;
    }

    /// `./slipway status -o json`.
    JsonNode status() throws IOException, InterruptedException {
        return JSON.readTree(run("status", "-o", "json").out());
    }

    /// Process ids by name.
    Map<String, Long> pids() throws IOException, InterruptedException {
        Map<String, Long> pids = new HashMap<>();
        for (JsonNode process : status().path("processes")) {
            if (process.path("pid").isNumber()) {
                pids.put(process.path("name").asText(), process.path("pid").asLong());
            }
        }
        return pids;
    }

    /// The API of the running stack, with the administrator's token.
    public Api api() throws IOException, InterruptedException {
        Map<String, String> variables = new HashMap<>();
        for (String line : run("env").out().lines().toList()) {
            String[] parts = line.replaceFirst("^export ", "").split("=", 2);
            variables.put(parts[0], parts[1].replaceAll("^'|'$", ""));
        }
        return new Api(
                variables.getOrDefault("SLIPWAY_URL", ""),
                variables.getOrDefault("SLIPWAY_TOKEN", ""));
    }

    /// The newest lines of each log, for a failure's message.
    public String tail() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(home.resolve("logs"))) {
            for (Path file : files.sorted().toList()) {
                List<String> lines =
                        List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n"));
                text.append("== ").append(file.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 15), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString();
    }
}
