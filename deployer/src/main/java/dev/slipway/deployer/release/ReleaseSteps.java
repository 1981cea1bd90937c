package dev.slipway.deployer.release;

import dev.slipway.core.state.ReleaseState;
import java.util.UUID;

/// Has the work of a state done, durably: the request joins the caller's transaction.
public interface ReleaseSteps {
    /// Asks for the step that a release in this state needs next.
    void request(UUID releaseId, ReleaseState state);
}
