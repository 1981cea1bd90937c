package dev.slipway.validator.scoring;

import java.time.Duration;

/// What a child may take. The child limits itself to these; the parent ends it at a little more.
///
/// @param memoryBytes resident memory
/// @param time wall time of one run
/// @param sandbox without at least this one no model is loaded
public record ChildLimits(long memoryBytes, Duration time, SandboxLevel sandbox) {
    /// 1 GiB, five minutes, a filter of system calls.
    public static final ChildLimits DEFAULT =
            new ChildLimits(1L << 30, Duration.ofMinutes(5), SandboxLevel.SECCOMP);

    public ChildLimits {
        if (memoryBytes < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits of a child must be positive");
        }
    }
}
