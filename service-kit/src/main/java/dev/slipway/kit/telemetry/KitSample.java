package dev.slipway.kit.telemetry;

/// Figures of one moment.
///
/// @param head position of the newest event
record KitSample(long outboxDepth, long head, double oldestJobSeconds) {
    static final KitSample EMPTY = new KitSample(0, 0, 0);
}
