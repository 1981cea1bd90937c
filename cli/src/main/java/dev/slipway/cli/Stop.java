package dev.slipway.cli;

/// Ends the command with a message for people and an exit code for scripts.
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String advice;

    /// @param advice what to do now; may be empty
    public Stop(ExitCode exitCode, String message, String advice) {
        super(message);
        this.exitCode = exitCode;
        this.advice = advice;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public String advice() {
        return advice;
    }
}
