package dev.slipway.cli.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.config.Settings;
import dev.slipway.cli.rows.InferAnswer;
import dev.slipway.cli.rows.Input;
import dev.slipway.cli.rows.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Scores rows with ONNX Runtime on this machine, without any service: `serving score`.
final class OwnScores {
    private static final long PATIENCE_SECONDS = 120;

    private final Settings settings;

    OwnScores(Settings settings) {
        this.settings = settings;
    }

    InferAnswer score(Path model, List<Input> inputs, Rows rows) throws IOException {
        Path folder = Files.createTempDirectory("slipway-demo");
        Path input = folder.resolve("rows.csv");
        Path output = folder.resolve("scores.csv");
        Path messages = folder.resolve("messages");
        try {
            write(input, inputs, rows);
            run(model.resolve("model.onnx"), input, output, messages);
            Rows scores = Rows.read(output, Integer.MAX_VALUE);
            return new InferAnswer(scores.columns(), scores.cells());
        } finally {
            for (Path file : List.of(input, output, messages, folder)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(Path file, List<Input> inputs, Rows rows) throws IOException {
        List<List<String>> columns = inputs.stream().map(in -> rows.column(in.name())).toList();
        try (CsvWriter writer = CsvWriter.builder().build(file)) {
            writer.writeRecord(inputs.stream().map(Input::name).toList());
            for (int i = 0; i < rows.size(); i++) {
                int row = i;
                writer.writeRecord(columns.stream().map(column -> column.get(row)).toList());
            }
        }
    }

    private void run(Path model, Path input, Path output, Path messages) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        java(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar(),
                        "score",
                        "--model",
                        model.toString(),
                        "--threads",
                        "1",
                        "--latency-rows",
                        "0");
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        Process process =
                builder.redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(messages.toFile())
                        .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StepFailed("`serving score` did not end within 2 minutes");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted");
        }
        StepFailed.unless(
                process.exitValue() == 0,
                "`serving score` ended with exit code %d: %s"
                        .formatted(
                                process.exitValue(),
                                Files.readString(messages, StandardCharsets.UTF_8).strip()));
    }

    private String java() {
        return settings.value("SLIPWAY_JAVA")
                .orElseGet(
                        () -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    private String jar() {
        return settings.value("SLIPWAY_SERVING_JAR")
                .or(
                        () ->
                                settings.install()
                                        .map(folder -> folder.resolve("serving/target/serving.jar"))
                                        .map(Path::toString))
                .orElseThrow(
                        () ->
                                new Stop(
                                        ExitCode.USAGE,
                                        "SLIPWAY_INSTALL is not set",
                                        "start the demonstration with `./slipway demo`"));
    }
}
