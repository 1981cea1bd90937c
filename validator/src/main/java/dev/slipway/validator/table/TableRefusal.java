package dev.slipway.validator.table;

import dev.slipway.core.problem.Violation;
import java.io.Serial;
import java.util.List;

/// A table that is not taken, with the places that are wrong.
public final class TableRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public TableRefusal(List<Violation> violations) {
        super("the data set is not valid: " + text(violations));
        this.violations = List.copyOf(violations);
    }

    static TableRefusal of(String where, String message) {
        return new TableRefusal(List.of(new Violation(where, "body", message)));
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
