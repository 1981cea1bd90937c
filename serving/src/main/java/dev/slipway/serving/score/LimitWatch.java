package dev.slipway.serving.score;

import dev.slipway.serving.sandbox.Limits;
import dev.slipway.serving.sandbox.ProcessMemory;
import java.util.function.Consumer;

/// Watches resident memory and time from inside the process, because the kernel's limits are coarse
/// and end a process without a word. The parent watches too.
final class LimitWatch implements Runnable {
    private static final long PAUSE_MILLIS = 20;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Limits limits;
    private final Consumer<String> onLimit;

    private LimitWatch(Limits limits, Consumer<String> onLimit) {
        this.limits = limits;
        this.onLimit = onLimit;
    }

    /// Starts watching on a daemon thread.
    ///
    /// @param onLimit gets the sentence for the report; must end the process
    static void start(Limits limits, Consumer<String> onLimit) {
        Thread.ofPlatform().name("limit-watch").daemon().start(new LimitWatch(limits, onLimit));
    }

    @Override
    public void run() {
        long end = System.nanoTime() + limits.seconds() * NANOS_PER_SECOND;
        while (!Thread.currentThread().isInterrupted()) {
            if (System.nanoTime() > end) {
                onLimit.accept("took longer than " + limits.seconds() + " seconds");
                return;
            }
            if (ProcessMemory.residentBytes() > limits.memoryBytes()) {
                onLimit.accept("used more than " + limits.memoryBytes() + " bytes of memory");
                return;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
