package dev.slipway.deployer.target;

/// What an image brings along.
public enum ImageKind {
    /// Its own Java runtime and server.
    RUNNABLE,
    /// Model and release descriptor only; the installed server runs it.
    MODEL_ONLY
}
