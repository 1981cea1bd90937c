package dev.slipway.e2e.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command that has ended.
///
/// @param status its exit status
/// @param out what it wrote to standard output
/// @param err what it wrote to standard error
record Run(int status, String out, String err) {

    /// Runs a command in a folder and waits for its end.
    ///
    /// @param input what it reads from standard input
    /// @throws AssertionError when it takes longer than `limit`; it is ended then
    static Run of(
            Path folder,
            Map<String, String> environment,
            List<String> command,
            String input,
            Duration limit) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
                builder.environment().putAll(environment);
                builder.redirectOutput(out.toFile()).redirectError(err.toFile());
                int status = await(builder.start(), command, input, limit);
                return new Run(status, Files.readString(out), Files.readString(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ran: " + command, e);
        }
    }

    private static int await(Process process, List<String> command, String input, Duration limit)
            throws IOException, InterruptedException {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its status tells why.
        }
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("took longer than " + limit + ": " + command);
        }
        return process.exitValue();
    }

    /// The output of a command that must have succeeded.
    String output() {
        if (status != 0) {
            throw new AssertionError("ended with " + status + ":\n" + err + out);
        }
        return out;
    }
}
