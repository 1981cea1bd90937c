package dev.slipway.core.statistics;

import java.time.Instant;

/// Where windows of event time begin: at multiples of their length, counted from a Monday, so that
/// weeks are calendar weeks. The model server and the monitor must agree on it.
public final class EventWindows {
    private static final long FIRST_MONDAY = Instant.parse("1970-01-05T00:00:00Z").getEpochSecond();

    private EventWindows() {}

    /// Start of the window that an event falls into, in seconds since the epoch.
    ///
    /// @param windowSeconds length of a window, positive
    public static long startSecond(long epochSecond, long windowSeconds) {
        return Math.floorDiv(epochSecond - FIRST_MONDAY, windowSeconds) * windowSeconds
                + FIRST_MONDAY;
    }

    /// Start of the window that an event falls into.
    public static Instant start(Instant eventTime, long windowSeconds) {
        return Instant.ofEpochSecond(startSecond(eventTime.getEpochSecond(), windowSeconds));
    }
}
