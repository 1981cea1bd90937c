package dev.slipway.deployer.release;

import dev.slipway.core.event.EventData;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The only place that moves a release. A move is one transaction: compare-and-set on the row,
/// history, event, the request for the next step, and what the move means for backends and traffic.
/// Each method answers false, and changes nothing, when the row is not as it was read.
@ApplicationScoped
public class ReleaseMoves {
    private static final String ACTOR = "deployer";

    private final ReleaseRepository releases;
    private final DeploymentRepository deployments;
    private final BackendRepository backends;
    private final RouteRepository routes;
    private final ReleaseSteps steps;
    private final EventLog events;
    private final Deadlines deadlines;
    private final Clock clock;

    public ReleaseMoves(
            ReleaseRepository releases,
            DeploymentRepository deployments,
            BackendRepository backends,
            RouteRepository routes,
            ReleaseSteps steps,
            EventLog events,
            Deadlines deadlines,
            Clock clock) {
        this.releases = releases;
        this.deployments = deployments;
        this.backends = backends;
        this.routes = routes;
        this.steps = steps;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// Moves a release to the next state of its work.
    @Transactional
    public boolean advance(ReleaseRow release, ReleaseState to) {
        if (!apply(release, to, null, background(release))) {
            return false;
        }
        if (to == ReleaseState.PROVISIONING) {
            backends.want(release.id(), clock.instant());
        }
        return true;
    }

    /// Gives a release up; its backend is taken down.
    @Transactional
    public boolean fail(ReleaseRow release, String reason) {
        if (!apply(release, ReleaseState.FAILED, reason, background(release))) {
            return false;
        }
        backends.drain(release.id(), clock.instant());
        return true;
    }

    /// Begins to take a release back before it has traffic.
    @Transactional
    public boolean abort(ReleaseRow release, String reason, EventContext context) {
        return apply(release, ReleaseState.ABORTING, reason, context);
    }

    /// Ends an abort; whatever still runs is swept later.
    @Transactional
    public boolean rolledBack(ReleaseRow release, @Nullable String reason) {
        if (!apply(release, ReleaseState.ROLLED_BACK, reason, background(release))) {
            return false;
        }
        backends.drain(release.id(), clock.instant());
        return true;
    }

    /// Gives a release the traffic of its deployment: it becomes HEALTHY, the route points to it,
    /// the one before becomes SUPERSEDED and drains; all at once or not at all.
    @Transactional
    public boolean promote(ReleaseRow release, URI url) {
        DeploymentRow deployment = deployments.lock(release.deploymentId());
        if (deployment.removal() != DeploymentRow.Removal.NONE
                || !apply(release, ReleaseState.HEALTHY, null, background(release))) {
            return false;
        }
        Instant now = clock.instant();
        routes.moveTo(deployment.id(), release.id(), url, now);
        UUID before = deployment.currentRelease();
        deployments.setReleases(deployment.id(), release.id(), before);
        Optional.ofNullable(before)
                .flatMap(releases::find)
                .ifPresent(previous -> supersede(previous, release));
        return true;
    }

    private void supersede(ReleaseRow previous, ReleaseRow by) {
        String reason =
                "Replaced by %s/%d.".formatted(by.content().model(), by.content().version());
        if (!apply(previous, ReleaseState.SUPERSEDED, reason, background(by))) {
            throw new IllegalStateException("release " + previous.id() + " moved under the lock");
        }
        backends.drain(previous.id(), clock.instant().plus(deadlines.drain()));
    }

    /// Takes the traffic and the backend from the healthy release of a locked deployment.
    boolean retire(ReleaseRow release, String reason, EventContext context) {
        routes.remove(release.deploymentId());
        if (!apply(release, ReleaseState.RETIRED, reason, context)) {
            return false;
        }
        backends.drain(release.id(), clock.instant().plus(deadlines.drain()));
        return true;
    }

    /// Records that a release exists, and has its first step done.
    void begin(UUID releaseId, @Nullable String reason) {
        Instant now = clock.instant();
        releases.remember(
                releaseId, null, new ReleaseRepository.Move(ReleaseState.DRAFT, reason, now, null));
        steps.request(releaseId, ReleaseState.DRAFT);
    }

    private boolean apply(
            ReleaseRow release, ReleaseState to, @Nullable String reason, EventContext context) {
        if (!ReleaseState.MOVES.allows(release.state(), to)) {
            return false;
        }
        Instant now = clock.instant();
        var move =
                new ReleaseRepository.Move(
                        to, reason, now, deadlines.of(to).map(now::plus).orElse(null));
        if (!releases.compareAndSet(release, move)) {
            return false;
        }
        releases.remember(release.id(), release.state(), move);
        for (EventData event : ReleaseEvents.of(release, to, reason)) {
            events.append(context, release.address(), event);
        }
        if (to.inProgress()) {
            steps.request(release.id(), to);
        }
        return true;
    }

    private static EventContext background(ReleaseRow release) {
        return new EventContext(
                release.project(),
                ACTOR,
                release.origin().requestedBy(),
                release.origin().requestId());
    }
}
