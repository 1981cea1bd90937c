package dev.slipway.serving.score;

/// The last line on standard error after every row was scored.
///
/// @param sandbox what limited the process, a name of [dev.slipway.serving.sandbox.Sandbox]
/// @param loadMillis time to load the model
/// @param peakMemoryBytes most resident memory of the process
record Scored(
        String event,
        long rows,
        Latency latency,
        long loadMillis,
        long peakMemoryBytes,
        String sandbox) {}
