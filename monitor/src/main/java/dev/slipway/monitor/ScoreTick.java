package dev.slipway.monitor;

import dev.slipway.monitor.alert.AlertService;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.WindowService;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Once a second: scores the windows of every watched release that changed, then asks whether an
/// alarm is due. Two replicas may tick at once: the first one locks a watch, the other passes it
/// by.
@ApplicationScoped
public class ScoreTick {
    private final WatchRepository watches;
    private final WindowService windows;
    private final AlertService alerts;

    ScoreTick(WatchRepository watches, WindowService windows, AlertService alerts) {
        this.watches = watches;
        this.windows = windows;
        this.alerts = alerts;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (Watch watch : watches.active()) {
            try {
                step(watch);
            } catch (RuntimeException e) {
                Log.errorf(
                        e,
                        "Windows of release %s could not be scored; the next tick tries again",
                        watch.releaseId());
            }
        }
    }

    /// Brings one release up to date.
    public void step(Watch watch) {
        if (windows.score(watch)) {
            alerts.decide(watch);
        }
    }
}
