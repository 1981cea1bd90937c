package dev.slipway.serving.onnx;

/// The runtime could not score these inputs although names, types and shapes were right.
public class ScoringException extends Exception {
    private static final long serialVersionUID = 1L;

    public ScoringException(String message, Throwable cause) {
        super(message, cause);
    }
}
