package dev.slipway.validator.scoring;

import java.time.Duration;

/// What a child may take. The child limits itself to these; the parent ends it at a little more.
///
/// @param memoryBytes resident memory
/// @param time wall time of one run
public record ChildLimits(long memoryBytes, Duration time) {
    /// 1 GiB and five minutes.
    public static final ChildLimits DEFAULT = new ChildLimits(1L << 30, Duration.ofMinutes(5));

    public ChildLimits {
        if (memoryBytes < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("limits of a child must be positive");
        }
    }
}
