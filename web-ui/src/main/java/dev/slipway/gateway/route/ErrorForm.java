package dev.slipway.gateway.route;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.OciErrorCode;
import dev.slipway.core.problem.OciErrors;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// How a protocol says no.
public enum ErrorForm {
    /// RFC 9457, for everything that has no form of its own.
    PROBLEM("application/problem+json"),
    /// Open Inference Protocol: `{"error": text}`; its clients compare the whole content type.
    INFERENCE("application/json"),
    /// MLflow: `{"error_code", "message"}`.
    MLFLOW("application/json"),
    /// OCI distribution API: `{"errors": [{"code", "message"}]}`.
    OCI("application/json");

    private final String contentType;

    ErrorForm(String contentType) {
        this.contentType = contentType;
    }

    /// The form that callers of this path understand.
    public static ErrorForm of(String path) {
        if (path.startsWith("/serve/")) {
            return INFERENCE;
        }
        if (OciErrors.speaks(path)) {
            return OCI;
        }
        return Routes.isMlflow(path) ? MLFLOW : PROBLEM;
    }

    public String contentType() {
        return contentType;
    }

    /// The body that says this refusal.
    public String render(Refusal refusal, String requestId) {
        JsonObject body =
                switch (this) {
                    case PROBLEM -> problem(refusal, requestId);
                    case INFERENCE -> new JsonObject().put("error", refusal.detail());
                    case MLFLOW ->
                            new JsonObject()
                                    .put("error_code", mlflow(refusal.code()))
                                    .put("message", refusal.detail());
                    case OCI -> oci(refusal);
                };
        return body.encode();
    }

    private static JsonObject problem(Refusal refusal, String requestId) {
        ErrorCode code = refusal.code();
        return new JsonObject()
                .put("type", code.type())
                .put("title", code.title())
                .put("status", code.status())
                .put("detail", refusal.detail())
                .put("code", code.wireName())
                .put("requestId", requestId)
                .put("violations", new JsonArray());
    }

    private static JsonObject oci(Refusal refusal) {
        JsonObject error =
                new JsonObject()
                        .put("code", OciErrorCode.of(refusal.code()).name())
                        .put("message", refusal.detail());
        return new JsonObject().put("errors", new JsonArray().add(error));
    }

    private static String mlflow(ErrorCode code) {
        return switch (code.status()) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "ENDPOINT_NOT_FOUND";
            case 429 -> "REQUEST_LIMIT_EXCEEDED";
            case 500 -> "INTERNAL_ERROR";
            case 502, 503 -> "TEMPORARILY_UNAVAILABLE";
            default -> "INVALID_PARAMETER_VALUE";
        };
    }
}
