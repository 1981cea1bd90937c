package dev.slipway.core.problem;

import java.util.Locale;

/// Every kind of refusal, with the HTTP status it travels under. The wire name is stable; clients
/// map a name they do not know to their own "unknown".
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid", Category.USER, false),
    MALFORMED_BODY(400, "The body cannot be read", Category.USER, false),
    IDEMPOTENCY_KEY_REQUIRED(400, "An Idempotency-Key is required", Category.USER, false),
    UNAUTHENTICATED(401, "No valid credentials", Category.USER, false),
    FORBIDDEN(403, "Not allowed", Category.USER, false),
    NOT_FOUND(404, "Not found", Category.USER, false),
    METHOD_NOT_ALLOWED(405, "Method not allowed", Category.USER, false),
    NOT_ACCEPTABLE(406, "No acceptable representation", Category.USER, false),
    NAME_TAKEN(409, "The name is taken", Category.USER, false),
    STATE_CONFLICT(409, "Not possible in this state", Category.USER, false),
    GATE_NOT_PASSED(409, "A required gate has not passed", Category.USER, false),
    IDEMPOTENCY_IN_FLIGHT(409, "The same request is still being processed", Category.USER, true),
    STALE_ETAG(412, "The resource has changed", Category.USER, false),
    PAYLOAD_TOO_LARGE(413, "The body is too large", Category.USER, false),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported", Category.USER, false),
    IDEMPOTENCY_MISMATCH(
            422, "The Idempotency-Key was used with another request", Category.USER, false),
    DIGEST_MISMATCH(422, "The bytes do not match their digest", Category.USER, false),
    MODEL_REFUSED(422, "The model is refused", Category.USER, false),
    DATASET_REFUSED(422, "The data set is refused", Category.USER, false),
    POLICY_REFUSED(422, "The policy is refused", Category.USER, false),
    ETAG_REQUIRED(428, "If-Match is required", Category.USER, false),
    TOO_MANY_REQUESTS(429, "Too many requests", Category.RESOURCES, true),
    INTERNAL(500, "Internal error", Category.INTERNAL, false),
    UNAVAILABLE(503, "Not available now", Category.RESOURCES, true);

    private static final String DOCUMENTATION = "https://slipway.dev/errors/";

    private final int status;
    private final String title;
    private final Category category;
    private final boolean retriable;

    ErrorCode(int status, String title, Category category, boolean retriable) {
        this.status = status;
        this.title = title;
        this.category = category;
        this.retriable = retriable;
    }

    /// The stable name on the wire, for example `STALE_ETAG`.
    public String wireName() {
        return name();
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// A short sentence for people, the same for every occurrence.
    public String title() {
        return title;
    }

    /// Who can do something about it.
    public Category category() {
        return category;
    }

    /// Whether the same request may succeed later without a change.
    public boolean retriable() {
        return retriable;
    }

    /// The `type` URI of RFC 9457: the page of this code in `docs/reference/errors.md`.
    public String type() {
        return DOCUMENTATION + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
