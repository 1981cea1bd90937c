package dev.slipway.deployer.rollout;

import dev.slipway.kit.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Repeats the reconciler and the sweep on the leading node.
@ApplicationScoped
class ReconcileLoop {
    private static final int AFTER_MIGRATIONS = 3_000;

    private final LeaderLock leader;
    private final Reconciler reconciler;
    private final Sweep sweep;
    private final boolean enabled;
    private final Duration interval;
    private @Nullable Loop loop;

    ReconcileLoop(
            LeaderLock leader,
            Reconciler reconciler,
            Sweep sweep,
            @ConfigProperty(name = "slipway.reconcile.enabled", defaultValue = "true")
                    boolean enabled,
            @ConfigProperty(name = "slipway.reconcile.interval", defaultValue = "2S")
                    Duration interval) {
        this.leader = leader;
        this.reconciler = reconciler;
        this.sweep = sweep;
        this.enabled = enabled;
        this.interval = interval;
    }

    void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
        if (enabled) {
            loop = Loop.start("reconcile", interval, this::round);
        }
    }

    private boolean round() {
        if (leader.held()) {
            reconciler.round();
            sweep.round();
        }
        return false;
    }

    void stop(@Observes ShutdownEvent event) {
        Loop running = loop;
        if (running != null) {
            running.close();
        }
        leader.release();
    }
}
