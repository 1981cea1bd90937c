package dev.slipway.kit.job;

/// A job ended with a checked exception; it is tried again.
public class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailedException(String handler, String jobId, Throwable cause) {
        super("job %s of %s failed".formatted(jobId, handler), cause);
    }
}
