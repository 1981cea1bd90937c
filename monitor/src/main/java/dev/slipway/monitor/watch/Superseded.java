package dev.slipway.monitor.watch;

import dev.slipway.monitor.MonitorConfig;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Ends the watches of releases whose successor has been healthy for the label horizon: the labels
/// of what they answered have arrived by then.
@ApplicationScoped
public class Superseded {
    private final WatchLife watches;
    private final MonitorConfig config;
    private final Clock clock;

    Superseded(WatchLife watches, MonitorConfig config, Clock clock) {
        this.watches = watches;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void end() {
        Instant now = clock.instant();
        int ended = watches.endSuperseded(now.minus(config.labelHorizon()), now);
        if (ended > 0) {
            Log.infof("%d superseded releases are watched no longer", ended);
        }
    }
}
