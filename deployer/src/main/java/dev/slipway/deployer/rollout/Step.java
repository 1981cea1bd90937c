package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import java.util.UUID;

/// The work of one release in one state, as the job's data.
///
/// @param look counts how often the state was looked at, from 0
public record Step(UUID releaseId, ReleaseState state, int look) {
    String jobId() {
        return releaseId + "/" + state + (look == 0 ? "" : "/" + look);
    }

    Step again() {
        return new Step(releaseId, state, look + 1);
    }
}
