package dev.slipway.core.problem;

import java.util.List;

/// The body of a refusal in the OCI distribution API.
public record OciErrors(List<OciError> errors) {
    public OciErrors {
        errors = List.copyOf(errors);
    }

    /// One thing that is wrong.
    ///
    /// @param message what happened and what to do, for people
    public record OciError(OciErrorCode code, String message) {}

    /// A body that says one thing.
    public static OciErrors of(OciErrorCode code, String message) {
        return new OciErrors(List.of(new OciError(code, message)));
    }

    /// Whether a path belongs to the OCI distribution API.
    public static boolean speaks(String path) {
        return path.equals("/v2") || path.startsWith("/v2/");
    }
}
