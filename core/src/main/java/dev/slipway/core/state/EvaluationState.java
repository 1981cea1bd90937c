package dev.slipway.core.state;

/// Life of an evaluation; the verdicts are its terminal states.
public enum EvaluationState {
    QUEUED,
    RUNNING,
    PASS,
    FAIL,
    INCONCLUSIVE,
    ERROR,
    CANCELLED;

    /// Legal moves. Running again makes a new evaluation.
    public static final Transitions<EvaluationState> MOVES =
            Transitions.over(EvaluationState.class)
                    .allow(QUEUED, RUNNING, ERROR, CANCELLED)
                    .allow(RUNNING, PASS, FAIL, INCONCLUSIVE, ERROR, CANCELLED)
                    .build();
}
