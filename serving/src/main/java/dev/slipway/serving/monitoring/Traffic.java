package dev.slipway.serving.monitoring;

import dev.slipway.core.statistics.LatencyHistogram;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts of requests: totals since start for metrics, and deltas per minute for the monitor.
/// Written by all threads without locks.
public final class Traffic {
    /// Minutes kept while nobody takes them; the oldest go first.
    private static final int MOST_MINUTES = 1440;

    private final Clock clock;
    private final Counters totals = new Counters();
    private final ConcurrentSkipListMap<Long, Counters> minutes = new ConcurrentSkipListMap<>();

    public Traffic(Clock clock) {
        this.clock = clock;
    }

    /// An inference that was answered.
    public void answered(int rows, long micros) {
        int slot = LatencyHistogram.slot(micros);
        totals.answered(rows, slot, micros);
        minute().answered(rows, slot, micros);
    }

    /// An inference that was wrong or failed.
    public void failed() {
        totals.count(totals.errors);
        Counters minute = minute();
        minute.count(minute.errors);
    }

    /// An inference that was turned away: not ready, overloaded, or not allowed.
    public void rejected() {
        totals.count(totals.rejected);
        Counters minute = minute();
        minute.count(minute.rejected);
    }

    private Counters minute() {
        long minute = Math.floorDiv(clock.millis(), 60_000L);
        Counters known = minutes.get(minute);
        if (known != null) {
            return known;
        }
        while (minutes.size() >= MOST_MINUTES) {
            minutes.pollFirstEntry();
        }
        return minutes.computeIfAbsent(minute, key -> new Counters());
    }

    /// Since start.
    public Snapshot totals() {
        return totals.read();
    }

    /// Takes what was counted since the last call, per minute; nothing is taken twice or lost.
    List<IngestBatch.Minute> take() {
        long current = Math.floorDiv(clock.millis(), 60_000L);
        List<IngestBatch.Minute> taken = new ArrayList<>();
        for (Map.Entry<Long, Counters> entry : minutes.entrySet()) {
            Snapshot counts = entry.getValue().drain();
            if (counts.requests() > 0) {
                taken.add(minute(entry.getKey(), counts));
            } else if (entry.getKey() < current - 1) {
                minutes.remove(entry.getKey());
            }
        }
        return taken;
    }

    private static IngestBatch.Minute minute(long minute, Snapshot counts) {
        Instant start = Instant.EPOCH.plus(minute, ChronoUnit.MINUTES);
        return new IngestBatch.Minute(
                start.toString(),
                counts.requests(),
                counts.rows(),
                counts.errors(),
                counts.rejected(),
                new IngestBatch.Latency(LatencyHistogram.boundsMicros(), counts.latency()));
    }

    /// Counts at one moment.
    ///
    /// @param requests all of them: answered, failed and turned away
    /// @param latency slots of [LatencyHistogram], answered ones only
    public record Snapshot(
            long requests, long rows, long errors, long rejected, long micros, long[] latency) {}

    private static final class Counters {
        private final LongAdder requests = new LongAdder();
        private final LongAdder rows = new LongAdder();
        private final LongAdder errors = new LongAdder();
        private final LongAdder rejected = new LongAdder();
        private final LongAdder micros = new LongAdder();
        private final LongAdder[] latency = new LongAdder[LatencyHistogram.slots()];

        Counters() {
            java.util.Arrays.setAll(latency, slot -> new LongAdder());
        }

        void answered(int count, int slot, long tookMicros) {
            requests.increment();
            rows.add(count);
            micros.add(tookMicros);
            latency[slot].increment();
        }

        void count(LongAdder kind) {
            requests.increment();
            kind.increment();
        }

        Snapshot read() {
            return snapshot(LongAdder::sum);
        }

        Snapshot drain() {
            return snapshot(LongAdder::sumThenReset);
        }

        private Snapshot snapshot(java.util.function.ToLongFunction<LongAdder> how) {
            return new Snapshot(
                    how.applyAsLong(requests),
                    how.applyAsLong(rows),
                    how.applyAsLong(errors),
                    how.applyAsLong(rejected),
                    how.applyAsLong(micros),
                    java.util.Arrays.stream(latency).mapToLong(how).toArray());
        }
    }
}
