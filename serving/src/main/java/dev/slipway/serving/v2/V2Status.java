package dev.slipway.serving.v2;

/// Why a call was refused, with its HTTP status.
public enum V2Status {
    /// Malformed body; wrong name, datatype, shape, count or value.
    INVALID_ARGUMENT(400),
    /// No token, or one that does not hold.
    UNAUTHENTICATED(401),
    /// A token that holds but does not allow this.
    PERMISSION_DENIED(403),
    /// Unknown model, version or path.
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    /// The body is over the limit.
    TOO_LARGE(413),
    /// Our own fault.
    INTERNAL(500),
    /// Not ready, or too much to do.
    UNAVAILABLE(503);

    private final int http;

    V2Status(int http) {
        this.http = http;
    }

    public int http() {
        return http;
    }
}
