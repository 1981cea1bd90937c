package dev.slipway.serving.v2;

/// A call that is answered with an error in the protocol's form. Ordinary, so without a stack
/// trace.
public class V2Exception extends Exception {
    private static final long serialVersionUID = 1L;

    private final V2Status status;

    public V2Exception(V2Status status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /// A request that is wrong in itself.
    public static V2Exception invalid(String message) {
        return new V2Exception(V2Status.INVALID_ARGUMENT, message);
    }

    public V2Status status() {
        return status;
    }
}
