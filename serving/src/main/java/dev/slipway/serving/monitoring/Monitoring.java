package dev.slipway.serving.monitoring;

import dev.slipway.serving.monitoring.IngestSender.Step;
import dev.slipway.serving.onnx.Scorer;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Monitoring as a whole: requests are noted in a bounded queue, counted by one thread and sent by
/// another. A full queue drops and counts; nothing here slows a request down.
public final class Monitoring implements Recorder, AutoCloseable {
    private static final int MOST_REQUESTS = 16_384;
    private static final int MOST_ROWS = 262_144;
    private static final long PERIOD_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final ColumnPlan plan;
    private final Accumulator accumulator;
    private final IngestSender sender;
    private final Clock clock;
    private final BlockingQueue<Observation> queue = new ArrayBlockingQueue<>(MOST_REQUESTS);
    private final AtomicInteger queuedRows = new AtomicInteger();
    private final Thread counting;
    private final Thread sending;
    private volatile boolean closing;

    Monitoring(ColumnPlan plan, Accumulator accumulator, IngestSender sender, Clock clock) {
        this.plan = plan;
        this.accumulator = accumulator;
        this.sender = sender;
        this.clock = clock;
        this.counting = Thread.ofPlatform().daemon().name("monitor-count").unstarted(this::count);
        this.sending = Thread.ofPlatform().daemon().name("monitor-send").unstarted(this::send);
    }

    /// Begins counting and sending.
    public void start() {
        counting.start();
        sending.start();
    }

    /// Rows that were never counted, since start.
    public long dropped() {
        return accumulator.droppedEver();
    }

    /// Requests that wait to be counted.
    public int waiting() {
        return queue.size();
    }

    @Override
    public void record(Scorer scorer, int rows, String id, OptionalLong eventMillis) {
        if (rows == 0) {
            return;
        }
        if (queuedRows.get() > MOST_ROWS - rows) {
            accumulator.drop(rows);
            return;
        }
        Observation observed = plan.observe(scorer, rows, id, eventMillis.orElseGet(clock::millis));
        if (queue.offer(observed)) {
            queuedRows.addAndGet(rows);
        } else {
            accumulator.drop(rows);
        }
    }

    private void count() {
        try {
            while (!closing || !queue.isEmpty()) {
                Observation observed = queue.poll(100, TimeUnit.MILLISECONDS);
                if (observed != null) {
                    queuedRows.addAndGet(-observed.rows());
                    accumulator.add(observed);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        long pause = PERIOD_MILLIS;
        try {
            while (!closing) {
                Thread.sleep(pause);
                Step step = sender.step();
                while (step == Step.SENT && accumulatorIsFull()) {
                    step = sender.step();
                }
                pause =
                        step == Step.WAITING
                                ? Math.min(LONGEST_PAUSE_MILLIS, pause * 2)
                                : PERIOD_MILLIS;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean accumulatorIsFull() {
        return accumulator.waiting() >= Accumulator.MOST_PER_BATCH;
    }

    /// Counts what is queued and sends what is counted, for a few seconds at most.
    @Override
    public void close() {
        closing = true;
        long end = System.nanoTime() + FLUSH.toNanos();
        sending.interrupt();
        try {
            counting.join(FLUSH);
            sending.join(FLUSH);
            if (!sending.isAlive()) {
                while (System.nanoTime() < end && sender.step() == Step.SENT) {
                    // until idle, or until the gateway does not take it
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
