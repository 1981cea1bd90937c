package dev.slipway.oci;

import java.io.IOException;

/// Content that is not what an image may hold: a wrong digest, a malformed document, a dangerous
/// path. The message names the thing and what is wrong with it, and may be shown to a user.
public class OciException extends IOException {
    private static final long serialVersionUID = 1L;

    public OciException(String message) {
        super(message);
    }

    public OciException(String message, Throwable cause) {
        super(message, cause);
    }
}
