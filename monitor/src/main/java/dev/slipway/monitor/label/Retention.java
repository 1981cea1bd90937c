package dev.slipway.monitor.label;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Forgets single predictions and labels after their time; the windows' aggregates stay.
@ApplicationScoped
class Retention {
    private final LabelRepository labels;
    private final Clock clock;
    private final Duration keep;

    Retention(
            LabelRepository labels,
            Clock clock,
            @ConfigProperty(name = "slipway.monitor.prediction-retention", defaultValue = "P45D")
                    Duration keep) {
        this.labels = labels;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int forgotten = labels.forget(clock.instant().minus(keep));
        if (forgotten > 0) {
            Log.infof("Forgot %d predictions and labels older than %s", forgotten, keep);
        }
    }
}
