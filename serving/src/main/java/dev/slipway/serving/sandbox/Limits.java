package dev.slipway.serving.sandbox;

/// How much a limited process may take.
///
/// @param memoryBytes resident memory of the whole process
/// @param seconds wall-clock time
public record Limits(long memoryBytes, long seconds) {
    private static final int OPEN_FILES = 256;
    private static final long FILE_BYTES = 4L << 30;
    private static final int CPU_FACTOR = 4;

    public Limits {
        if (memoryBytes < 1 || seconds < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }

    int openFiles() {
        return OPEN_FILES;
    }

    /// Largest file written, which includes standard output when the parent made it a file.
    long fileBytes() {
        return FILE_BYTES;
    }

    /// Processor time: a few threads at once may work for the whole wall-clock time.
    long cpuSeconds() {
        return Math.multiplyExact(seconds, CPU_FACTOR) + 1;
    }

    /// Private writable memory, on top of what the JVM has taken already.
    long dataBytes(long already) {
        return Math.addExact(already, memoryBytes);
    }
}
