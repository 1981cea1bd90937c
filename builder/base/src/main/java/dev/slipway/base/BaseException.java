package dev.slipway.base;

/// The base cannot be made here; the message is one sentence for the person who runs the tool.
final class BaseException extends Exception {
    private static final long serialVersionUID = 1L;

    BaseException(String message) {
        super(message);
    }
}
