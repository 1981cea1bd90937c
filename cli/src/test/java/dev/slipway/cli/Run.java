package dev.slipway.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// One run of the command, in this process.
///
/// @param out all of standard output
/// @param err all of standard error
record Run(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /// Runs as a caller whose token is `slw_test`.
    static Run slipway(Gateway gateway, String... arguments) {
        return with(
                Map.of(
                        "SLIPWAY_URL",
                        gateway.url(),
                        "SLIPWAY_TOKEN",
                        "slw_test",
                        "HOME",
                        "/nowhere"),
                "",
                arguments);
    }

    static Run with(Map<String, String> environment, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli =
                new Cli(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Commands.of(cli, in).execute(arguments);
        return new Run(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
