package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.BackendRepository;
import dev.slipway.deployer.release.BackendRow;
import dev.slipway.deployer.release.ReleaseRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.release.RouteRepository;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.RetireResult;
import dev.slipway.deployer.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Compares every backend that should run, or should be gone, with what its target sees, and acts
/// on the difference. One round is one call; nothing is remembered between rounds but rows.
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final BackendRepository backends;
    private final ReleaseRepository releases;
    private final RouteRepository routes;
    private final Targets targets;
    private final Clock clock;

    Reconciler(
            BackendRepository backends,
            ReleaseRepository releases,
            RouteRepository routes,
            Targets targets,
            Clock clock) {
        this.backends = backends;
        this.releases = releases;
        this.routes = routes;
        this.targets = targets;
        this.clock = clock;
    }

    /// One round over all backends. A fault with one of them does not keep the others waiting.
    public void round() {
        for (BackendRow backend : backends.wanted()) {
            try {
                releases.find(backend.releaseId())
                        .ifPresent(release -> reconcile(backend, release));
            } catch (RuntimeException e) {
                LOG.warnf(e, "backend of release %s: next round", backend.releaseId());
            }
        }
    }

    private void reconcile(BackendRow backend, ReleaseRow release) {
        DeployTarget target = targets.of(release.spec());
        Live live = target.observe(release.spec());
        Instant now = clock.instant();
        BackendDecision decision =
                BackendDecision.of(backend, release.state(), live, target.restartsItself(), now);
        if (release.state() == ReleaseState.HEALTHY && live.phase() != Live.Phase.UNKNOWN) {
            target.correct(release.spec());
            Live explained = explain(live, backend, decision);
            backends.observed(release.id(), explained, now);
            routes.follow(release.id(), explained, now);
        }
        act(backend, release, decision, target);
    }

    private void act(
            BackendRow backend, ReleaseRow release, BackendDecision decision, DeployTarget target) {
        switch (decision) {
            case BackendDecision.Keep _ -> {}
            case BackendDecision.Settle _ -> backends.restarts(release.id(), 0, null);
            case BackendDecision.Plan plan -> {
                LOG.warnf("release %s of %s ended", release.id(), release.address());
                backends.restarts(release.id(), plan.restarts(), plan.startAt());
                if (!clock.instant().isBefore(plan.startAt())) {
                    start(release, plan.restarts(), target);
                }
            }
            case BackendDecision.Start _ -> start(release, backend.restarts(), target);
            case BackendDecision.Retire _ -> retire(release, target);
        }
    }

    private void start(ReleaseRow release, int restarts, DeployTarget target) {
        switch (target.provision(release.spec())) {
            case ProvisionResult.Started _, ProvisionResult.Unchanged _ -> {
                LOG.infof("release %s of %s was started again", release.id(), release.address());
                backends.restarts(release.id(), restarts, null);
            }
            case ProvisionResult.NotYet notYet -> postpone(release, restarts, notYet.reason());
            case ProvisionResult.Refused refused -> postpone(release, restarts, refused.reason());
        }
    }

    private void postpone(ReleaseRow release, int restarts, String reason) {
        LOG.warnf("release %s cannot be started again: %s", release.id(), reason);
        Duration pause = BackendDecision.pause(restarts + 1);
        backends.restarts(release.id(), restarts + 1, clock.instant().plus(pause));
    }

    private void retire(ReleaseRow release, DeployTarget target) {
        target.drain(release.spec());
        switch (target.retire(release.id())) {
            case RetireResult.Retired _, RetireResult.Absent _ ->
                    backends.gone(release.id(), clock.instant());
            case RetireResult.NotYet notYet ->
                    LOG.infof("release %s is not gone yet: %s", release.id(), notYet.reason());
        }
    }

    private static Live explain(Live live, BackendRow backend, BackendDecision decision) {
        int restarts =
                decision instanceof BackendDecision.Plan plan
                        ? plan.restarts()
                        : backend.restarts();
        @Nullable String reason = live.reason();
        if (live.ready() || reason == null || restarts < BackendDecision.CRASH_LOOP) {
            return live;
        }
        return new Live(
                live.phase(),
                false,
                "Crash loop, started again %d times; last: %s".formatted(restarts, reason),
                live.pid(),
                live.url(),
                live.startedAt());
    }
}
