package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a step of a release came to.
sealed interface Outcome {
    /// Done; on to the next state.
    record Advance(ReleaseState to) implements Outcome {}

    /// Not yet; look again.
    ///
    /// @param reason one sentence that the release shows meanwhile
    record Wait(String reason) implements Outcome {}

    /// Something that is needed is away: try again, but not at once.
    ///
    /// @param reason one sentence that the release shows meanwhile
    record Hindered(String reason) implements Outcome {}

    /// Never.
    record Fail(String reason) implements Outcome {}

    /// Ready for the traffic.
    record Promote(URI url) implements Outcome {}

    /// Taken back.
    ///
    /// @param reason replaces the one of the abort when it is not null
    record RolledBack(@Nullable String reason) implements Outcome {}
}
