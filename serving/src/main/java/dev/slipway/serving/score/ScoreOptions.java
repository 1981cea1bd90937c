package dev.slipway.serving.score;

import dev.slipway.serving.Arguments;
import dev.slipway.serving.sandbox.Limits;
import dev.slipway.serving.sandbox.Sandbox;
import java.nio.file.Path;

/// Options of `score` and `describe`.
///
/// @param model the model file
/// @param threads threads inside one call
/// @param latencyRows how many of the first rows are scored and timed one by one
/// @param limits what the process may take
/// @param sandbox without at least this one the model is not touched
public record ScoreOptions(
        Path model, int threads, int latencyRows, Limits limits, Sandbox sandbox) {
    private static final long DEFAULT_MEMORY_BYTES = 2L << 30;
    private static final long DEFAULT_SECONDS = 600;
    private static final int DEFAULT_LATENCY_ROWS = 500;
    private static final int MOST_LATENCY_ROWS = 1_000_000;
    private static final int MOST_THREADS = 256;

    /// @throws IllegalArgumentException saying which option is wrong
    public static ScoreOptions of(Arguments arguments) {
        ScoreOptions options =
                new ScoreOptions(
                        Path.of(arguments.required("model")),
                        arguments.integer("threads", 1, 1, MOST_THREADS),
                        arguments.integer(
                                "latency-rows", DEFAULT_LATENCY_ROWS, 0, MOST_LATENCY_ROWS),
                        new Limits(
                                arguments.number(
                                        "max-memory-bytes",
                                        DEFAULT_MEMORY_BYTES,
                                        1L << 20,
                                        1L << 44),
                                arguments.number("max-seconds", DEFAULT_SECONDS, 1, 1 << 20)),
                        Sandbox.of(
                                arguments
                                        .text("require-sandbox")
                                        .orElse(Sandbox.SECCOMP.wireName())));
        arguments.refuseUnknown();
        return options;
    }
}
