package dev.slipway.monitor.scoring;

/// What the labels of one window say of the model.
public enum PerformanceVerdict {
    OK,
    DECAY,
    INCONCLUSIVE
}
