package dev.slipway.serving.score;

/// Why a one-shot command ended without an answer, as the exit code of the process.
public enum Exit {
    /// The model cannot be loaded, served or scored.
    MODEL(10),
    /// A row cannot be read as the model's inputs.
    DATA(11),
    /// A limit of memory or time was reached.
    LIMITS(12),
    /// This machine does not allow the sandbox that was required.
    SANDBOX(13);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
