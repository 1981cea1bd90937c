package dev.slipway.serving.json;

/// Text that is not what the reader was asked for. The message is fit for the caller; there is no
/// stack trace, because bad input is ordinary.
public class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message, null, false, false);
    }
}
