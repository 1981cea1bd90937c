package dev.slipway.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One life of `serving` under observation: start, ready, some hundred predictions, a clean end, at
/// which the runtime writes what the cache is made from.
final class TrainingRun {
    private static final int PREDICTIONS = 300;
    private static final long SECONDS = 120;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path root;
    private final Path configuration;
    private final Path log;

    /// @param root unpacked layers with the training model
    /// @param configuration where the runtime writes what it saw
    TrainingRun(Path root, Path configuration) {
        this.root = root;
        this.configuration = configuration;
        this.log = root.resolve("training.log");
    }

    void run() throws BaseException, IOException, InterruptedException {
        Process process = start();
        try {
            BufferedReader lines = process.inputReader(UTF_8);
            int port = awaitReady(lines);
            Thread.ofVirtual().start(() -> drain(lines));
            exercise(URI.create("http://127.0.0.1:" + port + "/v2/"));
            process.toHandle().destroy();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw failed("serving did not end");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        var command =
                new ArrayList<>(
                        StartCommand.below(
                                root.toString(),
                                List.of(
                                        "-XX:AOTMode=record",
                                        "-XX:AOTConfiguration=" + configuration)));
        command.addAll(List.of("--root", root.toString(), "--host", "127.0.0.1", "--port", "0"));
        var builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectError(log.toFile());
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        return builder.start();
    }

    /// Reads the lines of contract on standard output up to `ready`; the port is in `listening`.
    private int awaitReady(BufferedReader lines) throws BaseException, IOException {
        int port = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode event = line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
            switch (event.path("event").asText()) {
                case "listening" -> port = event.path("port").asInt();
                case "ready" -> {
                    return port;
                }
                case "failed" ->
                        throw failed(
                                "serving refused the training model: "
                                        + event.path("reason").asText());
                default -> {
                    // Other lines are the server's own talk.
                }
            }
        }
        throw failed("serving ended before it was ready");
    }

    /// Takes what the dying process still says; `Process.destroy` would close the pipe and end it
    /// early.
    private static void drain(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process is gone, and its lines with it.
        }
    }

    private void exercise(URI base) throws BaseException, IOException, InterruptedException {
        JsonNode golden = JSON.readTree(TrainingModel.release()).path("golden").path("request");
        byte[] body = JSON.writeValueAsBytes(golden);
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build()) {
            for (String path :
                    List.of("health/live", "health/ready", "models/" + TrainingModel.NAME)) {
                answer(client, HttpRequest.newBuilder(base.resolve(path)).build());
            }
            URI infer = base.resolve("models/" + TrainingModel.NAME + "/infer");
            for (int i = 0; i < PREDICTIONS; i++) {
                answer(
                        client,
                        HttpRequest.newBuilder(infer)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build());
            }
        }
    }

    private void answer(HttpClient client, HttpRequest request)
            throws BaseException, IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw failed(
                    request.uri().getPath()
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
    }

    private BaseException failed(String what) throws IOException {
        String said = Files.exists(log) ? ExternalTool.lastLines(Files.readString(log)) : "";
        return new BaseException(
                "the AOT cache could not be trained, "
                        + what
                        + (said.isEmpty() ? "." : " (" + said + ")."));
    }
}
