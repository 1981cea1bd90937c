package dev.slipway.monitor.scoring;

/// What one window says of one column.
public enum ColumnVerdict {
    OK,
    DRIFT,
    INCONCLUSIVE
}
