package dev.slipway.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What a refusal says, whichever protocol it came in.
///
/// @param code the stable code; `UNKNOWN` when the answer has none
/// @param violations single faults as `field: message`
/// @param requestId the id under which the logs know the request; may be empty
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        List<String> violations,
        String requestId) {
    public Problem {
        violations = List.copyOf(violations);
    }

    /// Reads a problem document, `{"error"}` of the inference protocol, or MLflow's form.
    public static Problem of(int status, JsonNode body, String requestId) {
        if (body.hasNonNull("error")) {
            String detail = body.get("error").asText();
            return new Problem(status, "UNKNOWN", heading(status), detail, List.of(), requestId);
        }
        List<String> violations = new ArrayList<>();
        for (JsonNode violation : body.path("violations")) {
            violations.add(
                    violation.path("field").asText() + ": " + violation.path("message").asText());
        }
        return new Problem(
                status,
                body.path("code").asText("UNKNOWN"),
                body.path("title").asText(heading(status)),
                body.path("detail").asText(body.path("message").asText("")),
                violations,
                body.path("requestId").asText(requestId));
    }

    private static String heading(int status) {
        return status == 404 ? "Not found" : "The server answered " + status;
    }
}
