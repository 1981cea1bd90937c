package dev.slipway.core.state;

/// Life of a version's bytes.
public enum VersionState {
    UPLOADING,
    SEALED,
    ABANDONED,
    /// An MLflow version whose bytes are elsewhere; never released.
    REGISTERED;

    /// Legal moves.
    public static final Transitions<VersionState> MOVES =
            Transitions.over(VersionState.class).allow(UPLOADING, SEALED, ABANDONED).build();
}
