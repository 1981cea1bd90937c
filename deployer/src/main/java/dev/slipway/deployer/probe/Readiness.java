package dev.slipway.deployer.probe;

/// What a model server says of itself.
public sealed interface Readiness {
    /// It answers predictions.
    record Ready() implements Readiness {}

    /// It does not yet, or not any more.
    ///
    /// @param reason in its own words
    record NotReady(String reason) implements Readiness {}

    /// It said nothing.
    ///
    /// @param reason one sentence
    record Silent(String reason) implements Readiness {}
}
