package dev.slipway.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonProperty;

/// MLflow's error form.
///
/// @param errorCode a name that MLflow's clients know
public record MlflowError(@JsonProperty("error_code") String errorCode, String message) {
    /// The error of an HTTP status. MLflow's clients repeat 429 and 5xx for minutes, so a refusal
    /// never gets one of those.
    static MlflowError of(int status, String message) {
        String code =
                switch (status) {
                    case 401 -> "UNAUTHENTICATED";
                    case 403 -> "PERMISSION_DENIED";
                    case 404 -> "ENDPOINT_NOT_FOUND";
                    case 409 -> "RESOURCE_CONFLICT";
                    case 503 -> "TEMPORARILY_UNAVAILABLE";
                    default -> status >= 500 ? "INTERNAL_ERROR" : "BAD_REQUEST";
                };
        return new MlflowError(code, message);
    }
}
