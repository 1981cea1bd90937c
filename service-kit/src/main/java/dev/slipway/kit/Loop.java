package dev.slipway.kit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// A thread that repeats one step: at once while there is work, else after an interval or a
/// wake-up. A step that throws is logged and tried again with a growing pause; the thread ends
/// only by [#close].
public final class Loop implements AutoCloseable {
    /// Longest pause after failures in a row.
    public static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final int MAX_DOUBLINGS = 8;
    private static final long JOIN_MILLIS = 5_000;

    /// One round of work.
    @FunctionalInterface
    public interface Step {
        /// Does what is there; true when more may be waiting.
        boolean run() throws Exception;
    }

    private final String name;
    private final Duration interval;
    private final Step step;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;
    private int failures;

    private Loop(String name, Duration interval, Step step) {
        this.name = name;
        this.interval = interval;
        this.step = step;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Starts a loop.
    public static Loop start(String name, Duration interval, Step step) {
        Loop loop = new Loop(name, interval, step);
        loop.thread.start();
        return loop;
    }

    /// Makes the loop look for work now instead of at the end of its interval.
    public void wake() {
        signal.release();
    }

    private void run() {
        while (running) {
            Duration pause = once();
            try {
                if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Duration once() {
        try {
            while (running && step.run()) {
                failures = 0;
            }
            failures = 0;
            return interval;
        } catch (Exception e) {
            return failed(e);
        } catch (Error e) {
            return failed(e);
        }
    }

    private Duration failed(Throwable failure) {
        if (!running) {
            return Duration.ZERO;
        }
        failures++;
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        Duration pause = Duration.ofMillis(FIRST_PAUSE_MILLIS << doublings);
        Duration bounded = pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
        LOG.errorf(failure, "%s failed %d times in a row, next try in %s", name, failures, bounded);
        return bounded;
    }

    /// Ends the loop after the step that runs; waits for it, but not for ever.
    @Override
    public void close() {
        running = false;
        signal.release();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
