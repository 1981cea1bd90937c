package dev.slipway.gateway.identity;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks of what a caller sends, each naming the field.
public final class Requests {
    private Requests() {}

    /// A field's text when it has the form.
    ///
    /// @param rule what the form is, in words: `must be …`
    public static String text(@Nullable String value, String field, Pattern form, String rule) {
        if (value == null || !form.matcher(value).matches()) {
            throw invalid(field, rule);
        }
        return value;
    }

    /// The refusal of a field.
    public static ProblemException invalid(String field, String rule) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The field %s %s.".formatted(field, rule),
                List.of(new Violation(field, "body", rule)));
    }

    /// The body, when there is one.
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ErrorCode.MALFORMED_BODY, "The request needs a JSON body.");
        }
        return body;
    }
}
