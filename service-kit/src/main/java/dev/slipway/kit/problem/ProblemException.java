package dev.slipway.kit.problem;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import java.util.List;

/// A refusal that the caller is to see: the status of its code, the detail, and what is wrong
/// where.
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String detail;
    private final transient List<Violation> violations;

    /// @param detail what happened and what to do, for people; goes over the wire as it is
    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    /// @param detail what happened and what to do, for people; goes over the wire as it is
    public ProblemException(ErrorCode code, String detail, List<Violation> violations) {
        super(code + ": " + detail);
        this.code = code;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }
}
