package dev.slipway.core.state;

import java.util.EnumSet;
import java.util.Set;

/// Life of a release: one version put into one deployment. States that a strategy does not use are
/// skipped.
public enum ReleaseState {
    DRAFT,
    VERIFYING,
    PROVISIONING,
    SHADOW,
    CANARY,
    ANALYSING,
    PROMOTING,
    HEALTHY,
    SUPERSEDED,
    RETIRED,
    ABORTING,
    ROLLED_BACK,
    FAILED;

    /// Legal moves. Rolling a deployment back makes a new release of the previous version.
    public static final Transitions<ReleaseState> MOVES =
            Transitions.over(ReleaseState.class)
                    .allow(DRAFT, VERIFYING, ABORTING, FAILED)
                    .allow(VERIFYING, PROVISIONING, ABORTING, FAILED)
                    .allow(PROVISIONING, SHADOW, CANARY, ANALYSING, PROMOTING, ABORTING, FAILED)
                    .allow(SHADOW, CANARY, ANALYSING, PROMOTING, ABORTING, FAILED)
                    .allow(CANARY, ANALYSING, PROMOTING, ABORTING, FAILED)
                    .allow(ANALYSING, CANARY, PROMOTING, ABORTING, FAILED)
                    .allow(PROMOTING, HEALTHY, ABORTING, FAILED)
                    .allow(HEALTHY, SUPERSEDED, RETIRED, ABORTING)
                    .allow(ABORTING, ROLLED_BACK)
                    .build();

    private static final Set<ReleaseState> IN_PROGRESS =
            EnumSet.of(
                    DRAFT, VERIFYING, PROVISIONING, SHADOW, CANARY, ANALYSING, PROMOTING, ABORTING);

    /// Whether the release still has work before it: it has a deadline and a next action.
    public boolean inProgress() {
        return IN_PROGRESS.contains(this);
    }
}
