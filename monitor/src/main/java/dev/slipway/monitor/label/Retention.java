package dev.slipway.monitor.label;

import dev.slipway.monitor.MonitorConfig;
import dev.slipway.monitor.label.RetentionRepository.Rule;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;

/// Forgets single predictions and labels after their time; the windows' aggregates stay. The time
/// is the configured one, or that of the policy's window and its labels where these last longer: a
/// window of a year keeps its predictions until it can be judged.
@ApplicationScoped
public class Retention {
    private final RetentionRepository rows;
    private final Clock clock;
    private final Rule rule;

    Retention(RetentionRepository rows, Clock clock, MonitorConfig config) {
        this.rows = rows;
        this.clock = clock;
        this.rule = new Rule(config.predictionRetention(), config.labelHorizon());
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void forget() {
        Instant now = clock.instant();
        int forgotten =
                all(() -> rows.forgetPredictions(now, rule))
                        + all(() -> rows.forgetLabels(now, rule));
        if (forgotten > 0) {
            Log.infof("Forgot %d predictions and labels", forgotten);
        }
    }

    private static int all(IntSupplier batch) {
        int all = 0;
        int removed;
        do {
            removed = batch.getAsInt();
            all += removed;
        } while (removed == RetentionRepository.BATCH);
        return all;
    }
}
