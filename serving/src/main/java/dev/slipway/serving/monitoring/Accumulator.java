package dev.slipway.serving.monitoring;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What was counted and not yet sent. Filled by the counting thread, emptied by the sending one.
final class Accumulator {
    /// Predictions that wait to be sent; further ones are dropped and counted.
    static final int MOST_WAITING = 200_000;

    /// Predictions of one batch.
    static final int MOST_PER_BATCH = 5_000;

    private final WindowCounts windows;
    private final Traffic traffic;
    private final Deque<IngestBatch.Prediction> predictions = new ArrayDeque<>();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder droppedEver = new LongAdder();

    Accumulator(WindowCounts windows, Traffic traffic) {
        this.windows = windows;
        this.traffic = traffic;
    }

    /// Counts rows that will never be sent.
    void drop(long rows) {
        dropped.add(rows);
        droppedEver.add(rows);
    }

    long droppedEver() {
        return droppedEver.sum();
    }

    /// Predictions not yet sent.
    synchronized int waiting() {
        return predictions.size();
    }

    synchronized void add(Observation observed) {
        if (!windows.add(observed)) {
            drop(observed.rows());
            return;
        }
        String eventTime = Instant.ofEpochMilli(observed.eventMillis()).toString();
        for (int row = 0; row < observed.scores().length; row++) {
            double score = windows.exact(observed.scores()[row]);
            if (predictions.size() >= MOST_WAITING) {
                drop(1);
            } else if (Double.isFinite(score)) {
                predictions.add(
                        new IngestBatch.Prediction(observed.id() + ":" + row, score, eventTime));
            }
        }
    }

    /// Takes what is there as one batch.
    synchronized IngestBatch take(String source, long sequence, String release, String deployment) {
        List<IngestBatch.Prediction> some = new ArrayList<>();
        while (some.size() < MOST_PER_BATCH && !predictions.isEmpty()) {
            some.add(predictions.poll());
        }
        return new IngestBatch(
                source,
                sequence,
                release,
                deployment,
                windows.take(),
                traffic.take(),
                some,
                dropped.sumThenReset());
    }
}
