package dev.slipway.serving.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Memory figures of this process from `/proc/self/status`.
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /// Most resident memory so far, in bytes.
    public static long peakBytes() {
        return read("VmHWM:");
    }

    /// Resident memory now, in bytes.
    public static long residentBytes() {
        return read("VmRSS:");
    }

    /// Private writable memory, in bytes.
    static long dataBytes() {
        return read("VmData:");
    }

    private static long read(String field) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(field)) {
                    String digits = line.replaceAll("\\D", "");
                    return Long.parseLong(digits) * 1024;
                }
            }
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + STATUS, unreadable);
        }
    }
}
