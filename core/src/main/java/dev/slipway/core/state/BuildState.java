package dev.slipway.core.state;

/// Life of an image build.
public enum BuildState {
    QUEUED,
    BUILDING,
    BUILT,
    FAILED,
    CANCELLED;

    /// Legal moves. Building again makes a new build.
    public static final Transitions<BuildState> MOVES =
            Transitions.over(BuildState.class)
                    .allow(QUEUED, BUILDING, FAILED, CANCELLED)
                    .allow(BUILDING, BUILT, FAILED, CANCELLED)
                    .build();
}
