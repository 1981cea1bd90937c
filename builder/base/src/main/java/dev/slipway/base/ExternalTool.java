package dev.slipway.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a program of this machine to its end.
public final class ExternalTool {
    private static final int SHOWN_LINES = 5;

    private final Path workFolder;
    private final long timeoutSeconds;

    public ExternalTool(Path workFolder, long timeoutSeconds) {
        this.workFolder = workFolder;
        this.timeoutSeconds = timeoutSeconds;
    }

    /// What the program printed, both streams.
    ///
    /// @throws BaseException when it does not exist, fails, or takes too long
    public String run(List<String> command)
            throws BaseException, IOException, InterruptedException {
        Path log = Files.createTempFile(workFolder, "tool-", ".log");
        try {
            Process process = start(command, log);
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BaseException(
                        command.getFirst() + " did not end within " + timeoutSeconds + " s.");
            }
            String output = Files.readString(log, UTF_8);
            if (process.exitValue() != 0) {
                throw new BaseException(
                        command.getFirst()
                                + " failed with exit code "
                                + process.exitValue()
                                + ": "
                                + lastLines(output));
            }
            return output;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private Process start(List<String> command, Path log) throws BaseException {
        var builder =
                new ProcessBuilder(command)
                        .directory(workFolder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BaseException(
                    command.getFirst() + " cannot be started (" + e.getMessage() + ").");
        }
    }

    public static String lastLines(String output) {
        List<String> lines = output.strip().lines().toList();
        return String.join(
                " | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
