package dev.slipway.oci.registry;

import java.io.IOException;

/// A registry that could not be pushed to. The message is a sentence for a user: which registry,
/// what it said, what to do; it never holds a secret.
public class RegistryException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What kind of obstacle it was.
    public enum Reason {
        /// No connection, or it broke too often.
        UNREACHABLE(true),
        /// 429 or 5xx, too often.
        UNAVAILABLE(true),
        /// The credentials are missing or not accepted.
        UNAUTHORIZED(false),
        /// The credentials are accepted and do not suffice.
        FORBIDDEN(false),
        /// The registry does not know the repository.
        NOT_FOUND(false),
        /// The registry does not take this content.
        REFUSED(false),
        /// The registry does not keep to the protocol.
        PROTOCOL(false);

        private final boolean worthRetrying;

        Reason(boolean worthRetrying) {
            this.worthRetrying = worthRetrying;
        }

        /// Whether the same push may succeed later without anyone changing anything.
        public boolean isWorthRetrying() {
            return worthRetrying;
        }
    }

    private final Reason reason;

    RegistryException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    RegistryException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
