package dev.slipway.kit.object;

/// There is no object under a key.
public class ObjectNotFoundException extends ObjectStoreException {
    private static final long serialVersionUID = 1L;

    public ObjectNotFoundException(String key) {
        super("no object " + key);
    }
}
