package dev.slipway.deployer.target;

/// What came of taking a release down.
public sealed interface RetireResult {
    /// It ended and its files are gone.
    record Retired() implements RetireResult {}

    /// There was nothing.
    record Absent() implements RetireResult {}

    /// It is still there; the same call goes on later.
    ///
    /// @param reason one sentence
    record NotYet(String reason) implements RetireResult {}
}
