package dev.slipway.builder.pull;

import dev.slipway.core.problem.OciErrorCode;

/// A pull that cannot be answered, in the words of the protocol.
final class PullRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final OciErrorCode code;

    /// @param message what happened and what to do, for people; goes over the wire as it is
    PullRefusal(OciErrorCode code, String message) {
        this(code.status(), code, message);
    }

    /// @param status the HTTP status, when it is not the usual one of the code
    PullRefusal(int status, OciErrorCode code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    OciErrorCode code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
