package dev.slipway.base;

/// The base cannot be made here; the message is one sentence for the person who runs the tool.
public final class BaseException extends Exception {
    private static final long serialVersionUID = 1L;

    public BaseException(String message) {
        super(message);
    }
}
