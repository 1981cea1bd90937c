package dev.slipway.local.supervisor;

/// Where a child is in its life.
public enum Phase {
    /// Something that it needs is not ready yet.
    WAITING,
    /// Its process runs and is not ready yet.
    STARTING,
    READY,
    /// It was ready, still runs, and no longer says so.
    UNREADY,
    /// It died and is started again soon.
    BACKING_OFF,
    /// It died again and again; it is still tried, at the longest interval.
    CRASH_LOOP
}
