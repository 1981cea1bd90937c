package dev.slipway.monitor.traffic;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Traffic of one minute of the clock, as a model server reports it.
///
/// @param rejected requests refused before the model ran: not ready, over a limit, not allowed
public record MinuteReport(
        @NotNull Instant minute,
        @PositiveOrZero long requests,
        @PositiveOrZero long rows,
        @PositiveOrZero long errors,
        @PositiveOrZero long rejected,
        @NotNull @Valid Latency latencyMicros) {

    /// Latency counts.
    ///
    /// @param le the bounds, for people; the buckets are those of `LatencyHistogram`
    /// @param counts one per bound, and one above the last
    public record Latency(long @Nullable [] le, long @NotNull [] counts) {}
}
