package dev.slipway.core.problem;

/// The error codes of the OCI distribution API, which every answer of refusal under `/v2/` carries
/// as `{"errors": [{"code", "message"}]}`. The constants are the names on the wire; the last three
/// are not in the specification but in use by registries and their clients.
public enum OciErrorCode {
    BLOB_UNKNOWN(404),
    DIGEST_INVALID(400),
    MANIFEST_UNKNOWN(404),
    NAME_INVALID(400),
    NAME_UNKNOWN(404),
    SIZE_INVALID(413),
    UNAUTHORIZED(401),
    DENIED(403),
    UNSUPPORTED(405),
    TOOMANYREQUESTS(429),
    RANGE_INVALID(416),
    UNAVAILABLE(503),
    UNKNOWN(500);

    private final int status;

    OciErrorCode(int status) {
        this.status = status;
    }

    /// The HTTP status under which it usually travels.
    public int status() {
        return status;
    }

    /// How a refusal of the house is said in this protocol.
    public static OciErrorCode of(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> UNAUTHORIZED;
            case FORBIDDEN -> DENIED;
            case NOT_FOUND -> NAME_UNKNOWN;
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> UNSUPPORTED;
            case PAYLOAD_TOO_LARGE -> SIZE_INVALID;
            case DIGEST_MISMATCH -> DIGEST_INVALID;
            case TOO_MANY_REQUESTS -> TOOMANYREQUESTS;
            case UNAVAILABLE -> UNAVAILABLE;
            case INVALID_REQUEST -> NAME_INVALID;
            case INTERNAL,
                    MALFORMED_BODY,
                    IDEMPOTENCY_KEY_REQUIRED,
                    NAME_TAKEN,
                    STATE_CONFLICT,
                    GATE_NOT_PASSED,
                    IDEMPOTENCY_IN_FLIGHT,
                    STALE_ETAG,
                    IDEMPOTENCY_MISMATCH,
                    MODEL_REFUSED,
                    DATASET_REFUSED,
                    POLICY_REFUSED,
                    ETAG_REQUIRED ->
                    UNKNOWN;
        };
    }
}
