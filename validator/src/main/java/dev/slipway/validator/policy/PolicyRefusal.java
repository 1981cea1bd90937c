package dev.slipway.validator.policy;

import dev.slipway.core.problem.Violation;
import java.io.Serial;
import java.util.List;

/// A policy document that is not taken, with everything that is wrong with it.
public final class PolicyRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public PolicyRefusal(List<Violation> violations) {
        super("the policy is not valid: " + text(violations));
        this.violations = List.copyOf(violations);
    }

    private static String text(List<Violation> violations) {
        Violation first = violations.getFirst();
        String more = violations.size() > 1 ? " and " + (violations.size() - 1) + " more" : "";
        return first.field() + ": " + first.message() + more;
    }

    public List<Violation> violations() {
        return violations;
    }
}
