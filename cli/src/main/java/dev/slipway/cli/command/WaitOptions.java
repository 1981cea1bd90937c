package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.cli.Cli;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Stop;
import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.Waiting;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/// `--wait` and `--timeout`, for every command that starts work.
public final class WaitOptions {
    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "wait for the end (default); --no-wait returns at once")
    boolean wait = true;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15m",
            converter = Durations.class,
            description = "how long to wait, for example 90s or 15m (default: ${DEFAULT-VALUE})")
    Duration timeout = Duration.ofMinutes(15);

    /// The resource when its work has ended, or as it is when nobody waits.
    JsonNode result(Cli cli, JsonNode started, String path, Predicate<JsonNode> ended) {
        if (!wait) {
            return started;
        }
        Api api = cli.api();
        Consumer<String> progress =
                state -> cli.say("  " + state.toLowerCase(java.util.Locale.ROOT));
        return new Waiting(cli.clock(), timeout)
                .until(() -> api.get(path), ended, progress)
                .orElseThrow(
                        () ->
                                new Stop(
                                        ExitCode.TIMED_OUT,
                                        "It has not ended after " + Durations.text(timeout),
                                        "it goes on by itself; look with `slipway status`, or wait"
                                                + " longer with --timeout"));
    }
}
