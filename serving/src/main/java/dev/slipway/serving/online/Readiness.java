package dev.slipway.serving.online;

/// What the server can do now, and why not more.
sealed interface Readiness {
    /// Not yet, never, or no longer.
    record NotReady(String reason) implements Readiness {}

    /// Answers inferences.
    record Ready(LoadedModel model) implements Readiness {}
}
