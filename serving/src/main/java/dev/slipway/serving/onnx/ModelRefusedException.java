package dev.slipway.serving.onnx;

/// A model file that cannot be served. The message says why and what to do, without paths of this
/// machine or stack traces.
public class ModelRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelRefusedException(String message) {
        super(message);
    }

    public ModelRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
