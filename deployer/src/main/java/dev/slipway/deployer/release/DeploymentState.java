package dev.slipway.deployer.release;

import org.jspecify.annotations.Nullable;

/// How a deployment is, as one word.
public enum DeploymentState {
    /// Nothing has the traffic and nothing is under way.
    NONE,
    /// A release is under way.
    DEPLOYING,
    /// The current release answers.
    HEALTHY,
    /// The current release does not answer.
    DEGRADED,
    /// It is being taken away.
    REMOVING,
    /// It is gone.
    REMOVED;

    /// Follows from what is stored; nothing else decides it.
    ///
    /// @param current the backend of the release that has the traffic, if there is one
    static DeploymentState of(
            DeploymentRow.Removal removal, boolean inProgress, @Nullable BackendRow current) {
        return switch (removal) {
            case REMOVING -> REMOVING;
            case REMOVED -> REMOVED;
            case NONE -> {
                if (inProgress) {
                    yield DEPLOYING;
                }
                if (current == null) {
                    yield NONE;
                }
                yield current.live().ready() ? HEALTHY : DEGRADED;
            }
        };
    }
}
