package dev.slipway.validator.scoring;

/// How scoring ended.
public sealed interface ScoreOutcome {
    /// Every row was answered.
    record Scored(
            long rows,
            LatencyReport latency,
            long loadMillis,
            long peakMemoryBytes,
            SandboxLevel sandbox)
            implements ScoreOutcome {}

    /// The child said no.
    record Refused(Refusal refusal) implements ScoreOutcome {}
}
