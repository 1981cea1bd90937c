package dev.slipway.local.supervisor;

/// What was seen of a child's process just now.
public enum Observation {
    GONE,
    RUNNING,
    READY
}
