package dev.slipway.core.problem;

import java.util.Objects;

/// One thing wrong with a request.
///
/// @param field the path of the offending part, for example `gates[2].min` or `row 17, column temp`
/// @param in where it is: `body`, `query`, `path`, `header`
/// @param message what was expected and what came
public record Violation(String field, String in, String message) {
    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(message, "message");
    }
}
