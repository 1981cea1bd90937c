package dev.slipway.monitor;

import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.WindowScoring;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Once a second: scores the windows that changed, then asks whether an alarm is due. Each window
/// and each decision is a transaction of its own, so that nothing large has to fit into one; which
/// windows are due and whether a decision is, stands in the database, so that a crash at any point
/// loses neither. Two replicas may tick at once: the first one locks a watch, the other passes it
/// by.
@ApplicationScoped
public class ScoreTick {
    /// Windows of one release that are scored before its alarms are decided and others have their
    /// turn.
    static final int MAX_WINDOWS = 50;

    private final WatchRepository watches;
    private final WindowScoring windows;
    private final Decision decision;

    ScoreTick(WatchRepository watches, WindowScoring windows, Decision decision) {
        this.watches = watches;
        this.windows = windows;
        this.decision = decision;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID releaseId : watches.due()) {
            try {
                step(releaseId);
            } catch (RuntimeException e) {
                Log.errorf(
                        e,
                        "Windows of release %s could not be scored; the next tick tries again",
                        releaseId);
            }
        }
    }

    /// Brings one release up to date, or nearer to it.
    public void step(UUID releaseId) {
        int scored = 0;
        while (scored < MAX_WINDOWS && windows.scoreOldest(releaseId)) {
            scored++;
        }
        decision.take(releaseId);
    }
}
