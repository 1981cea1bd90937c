package dev.slipway.monitor;

import dev.slipway.monitor.alert.AlertService;
import dev.slipway.monitor.watch.WatchLock;
import dev.slipway.monitor.watch.WatchRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Decides on the alerts of a release once its windows were scored.
@ApplicationScoped
public class Decision {
    private final WatchRepository watches;
    private final WatchLock lock;
    private final AlertService alerts;

    Decision(WatchRepository watches, WatchLock lock, AlertService alerts) {
        this.watches = watches;
        this.lock = lock;
        this.alerts = alerts;
    }

    /// Opens, updates and resolves the release's alerts if windows were scored since the last time,
    /// and notes in the same transaction that this has been done; does nothing while another
    /// replica works on the watch.
    @Transactional
    public void take(UUID releaseId) {
        if (lock.tryLock(releaseId) && watches.isUndecided(releaseId)) {
            watches.find(releaseId).ifPresent(alerts::decide);
            watches.decided(releaseId);
        }
    }
}
