package dev.slipway.cli.demo;

/// A step did not hold.
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String reason) {
        super(reason, null, false, false);
    }

    /// Ends the step unless this holds.
    static void unless(boolean holds, String reason) {
        if (!holds) {
            throw new StepFailed(reason);
        }
    }
}
