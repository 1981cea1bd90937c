package dev.slipway.builder.assembly;

/// What can be done with an image.
public enum ImageKind {
    /// Starts by itself.
    RUNNABLE,
    /// Holds configuration and model only; something else must serve it.
    MODEL_ONLY
}
