package dev.slipway.deployer.target;

import java.net.URI;

/// What came of pointing traffic at a release.
public sealed interface PromoteResult {
    /// The target's part is done; requests may go to this address.
    record Promoted(URI url) implements PromoteResult {}

    /// It is not ready, so no traffic was moved.
    ///
    /// @param reason one sentence
    record NotReady(String reason) implements PromoteResult {}
}
