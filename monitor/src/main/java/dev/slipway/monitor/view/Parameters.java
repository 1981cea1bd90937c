package dev.slipway.monitor.view;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.kit.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// Reads query parameters.
final class Parameters {
    private Parameters() {}

    /// @throws ProblemException INVALID_REQUEST when the text is no instant
    static Instant instant(String parameter, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(parameter, "must be an instant such as 2013-04-01T00:00:00Z, is " + text);
        }
    }

    static ProblemException refused(String parameter, String message) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "The query parameter " + parameter + " " + message + ".",
                List.of(new Violation(parameter, "query", message)));
    }
}
