package dev.slipway.cli;

/// What the command's end tells a script.
public enum ExitCode {
    DONE(0),
    ERROR(1),
    USAGE(2),
    GATE_FAILED(3),
    TIMED_OUT(4),
    NOT_AUTHORISED(5),
    INCONCLUSIVE(6),
    GATE_ERROR(7);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
