package dev.slipway.kit.object;

/// The object store failed or cannot be reached.
public class ObjectStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    ObjectStoreException(String message) {
        super(message);
    }
}
