package dev.slipway.core.state;

/// What a gate says. Nothing configured, or not enough data, is never `PASS`.
public enum Verdict {
    PASS,
    FAIL,
    INCONCLUSIVE,
    ERROR
}
