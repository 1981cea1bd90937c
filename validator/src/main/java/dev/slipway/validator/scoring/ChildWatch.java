package dev.slipway.validator.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits for a child and ends it when it takes too much or is called off. The child limits itself
/// first; this is for one that got around that.
final class ChildWatch {
    private static final long TICK_MILLIS = 100;
    private static final int TICKS_PER_ABORT_CHECK = 10;
    private static final long PAGE_BYTES = 4096;
    private static final long GRACE_NANOS = 5_000_000_000L;
    private static final double MEMORY_GRACE = 1.25;

    private final Process process;
    private final ChildLimits limits;
    private final Scorer.Abort abort;

    ChildWatch(Process process, ChildLimits limits, Scorer.Abort abort) {
        this.process = process;
        this.limits = limits;
        this.abort = abort;
    }

    /// Why the child was ended; empty when it ended by itself.
    ///
    /// @throws ScoringAborted when it was called off
    Optional<Refusal> await() throws InterruptedException {
        long end = System.nanoTime() + limits.time().toNanos() + GRACE_NANOS;
        int tick = 0;
        while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                return ended("took longer than " + limits.time().toSeconds() + " seconds");
            }
            if (residentBytes() > limits.memoryBytes() * MEMORY_GRACE) {
                return ended("used more than " + limits.memoryBytes() + " bytes of memory");
            }
            if (++tick % TICKS_PER_ABORT_CHECK == 0 && abort.requested()) {
                throw new ScoringAborted();
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> ended(String reason) {
        process.destroyForcibly();
        return Optional.of(new Refusal(Refusal.Kind.LIMITS, reason));
    }

    private long residentBytes() {
        try {
            String statm = Files.readString(Path.of("/proc/" + process.pid() + "/statm"));
            return Long.parseLong(statm.split(" ")[1]) * PAGE_BYTES;
        } catch (IOException e) {
            return 0;
        }
    }
}
