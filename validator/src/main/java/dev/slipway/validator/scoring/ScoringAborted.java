package dev.slipway.validator.scoring;

import java.io.Serial;

/// The work was called off while a child ran; the child is dead.
public final class ScoringAborted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public ScoringAborted() {
        super("the evaluation was called off");
    }
}
