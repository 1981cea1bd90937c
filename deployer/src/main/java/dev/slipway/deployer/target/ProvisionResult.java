package dev.slipway.deployer.target;

/// What came of bringing a release up.
public sealed interface ProvisionResult {
    /// It was started; readiness follows and is observed.
    record Started() implements ProvisionResult {}

    /// It was there already, nothing changed.
    record Unchanged() implements ProvisionResult {}

    /// Not now: something it needs is away. The same call may succeed later.
    ///
    /// @param reason one sentence
    record NotYet(String reason) implements ProvisionResult {}

    /// Never: the content is wrong. Asking again does not help.
    ///
    /// @param reason one sentence
    record Refused(String reason) implements ProvisionResult {}
}
