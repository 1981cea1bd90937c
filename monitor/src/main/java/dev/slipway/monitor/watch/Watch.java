package dev.slipway.monitor.watch;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.core.statistics.EventWindows;
import dev.slipway.monitor.scoring.Limits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A release under watch.
///
/// @param windowSeconds length of a window; where windows begin, see `EventWindows`
/// @param rows predictions counted so far
/// @param dropped rows that the server could not report
/// @param watermark the newest event time that was reported
public record Watch(
        UUID releaseId,
        Place place,
        String model,
        int version,
        long windowSeconds,
        Limits limits,
        Baseline baseline,
        long rows,
        long dropped,
        @Nullable Instant watermark,
        @Nullable Instant lastIngestAt) {

    /// Where the release runs.
    public record Place(String project, String environment, String deployment) {
        /// `staging/flight-delay`.
        public String subject() {
            return environment + "/" + deployment;
        }
    }

    /// Start of the window that an event falls into.
    public Instant windowStart(Instant eventTime) {
        return EventWindows.start(eventTime, windowSeconds);
    }
}
