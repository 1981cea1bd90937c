package dev.slipway.deployer.release;

import dev.slipway.core.event.ReleaseCreated;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.environment.EnvironmentService;
import dev.slipway.deployer.jdbc.DatabaseException;
import dev.slipway.deployer.target.Settings;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asking for releases, reading them, taking them back.
@ApplicationScoped
public class ReleaseService {
    private final ReleaseRequests requests;
    private final EnvironmentService environments;
    private final DeploymentRepository deployments;
    private final ReleaseRepository releases;
    private final ReleaseMoves moves;
    private final EventLog events;
    private final Deadlines deadlines;
    private final Clock clock;

    ReleaseService(
            ReleaseRequests requests,
            EnvironmentService environments,
            DeploymentRepository deployments,
            ReleaseRepository releases,
            ReleaseMoves moves,
            EventLog events,
            Deadlines deadlines,
            Clock clock) {
        this.requests = requests;
        this.environments = environments;
        this.deployments = deployments;
        this.releases = releases;
        this.moves = moves;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// Begins a release. Evidence and gates are checked at once and, with the image's bytes, again
    /// while VERIFYING.
    ///
    /// @throws ProblemException STATE_CONFLICT naming the release that is in progress, and
    /// everything
    ///     of [ReleaseRequests#resolve]
    @Transactional
    Release create(ReleaseCreate request, EventContext context) {
        String environment = String.valueOf(request.environment());
        environments.require(context.project(), environment);
        ReleaseRequests.Accepted accepted = requests.resolve(context.project(), request);
        var placement = place(context.project(), environment, request.settings());
        deployments.addIfAbsent(
                context.project(), environment, accepted.deployment(), clock.instant());
        DeploymentRow deployment =
                deployments
                        .lock(context.project(), environment, accepted.deployment())
                        .orElseThrow();
        return begin(
                deployment,
                new What(accepted.content(), placement),
                new Cause(null, request.reason()),
                context);
    }

    /// Where a release in an environment runs from now on.
    ReleaseRow.PlacementRow place(String project, String environment, @Nullable Settings settings) {
        return new ReleaseRow.PlacementRow(
                environments.place(project, environment, settings), settings);
    }

    /// What a release runs, and where.
    record What(ReleaseRow.Content content, ReleaseRow.PlacementRow placement) {}

    /// Why a release begins.
    record Cause(@Nullable UUID rollbackOf, @Nullable String reason) {}

    /// Begins a release in a locked deployment.
    Release begin(DeploymentRow deployment, What what, Cause cause, EventContext context) {
        requireFree(deployment);
        var origin =
                new ReleaseRow.Origin(
                        context.actor(), context.requestId(), clock.instant(), cause.rollbackOf());
        UUID id = add(deployment, what, origin);
        if (deployment.removal() == DeploymentRow.Removal.REMOVED) {
            deployments.setRemoval(deployment.id(), DeploymentRow.Removal.NONE, null);
        }
        moves.begin(id, cause.reason());
        events.append(
                context,
                deployment.address(),
                new ReleaseCreated(
                        id,
                        deployment.environment(),
                        deployment.name(),
                        what.content().model(),
                        what.content().version(),
                        ReleaseState.DRAFT.name()));
        return view(releases.find(id).orElseThrow());
    }

    private UUID add(DeploymentRow deployment, What what, ReleaseRow.Origin origin) {
        try {
            return releases.add(
                    deployment,
                    what.content(),
                    what.placement(),
                    origin,
                    origin.createdAt().plus(deadlines.draft()));
        } catch (DatabaseException e) {
            if (e.isDuplicate()) {
                throw new ProblemException(
                        ErrorCode.STATE_CONFLICT,
                        "Another release is in progress in %s.".formatted(deployment.address()));
            }
            throw e;
        }
    }

    private void requireFree(DeploymentRow deployment) {
        if (deployment.removal() == DeploymentRow.Removal.REMOVING) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "%s is being removed; try again when it is gone."
                            .formatted(deployment.address()));
        }
        releases.inProgress(deployment.id())
                .ifPresent(
                        other -> {
                            throw new ProblemException(
                                    ErrorCode.STATE_CONFLICT,
                                    "Release %s of %s/%d is in progress in %s (%s); wait for it or cancel it."
                                            .formatted(
                                                    other.id(),
                                                    other.content().model(),
                                                    other.content().version(),
                                                    deployment.address(),
                                                    other.state()));
                        });
    }

    Page<Release> list(ReleaseRepository.Filter filter, @Nullable String cursor, int limit) {
        UUID before = cursor == null ? null : Cursor.read(cursor, UUID::fromString);
        return Page.of(
                releases.list(filter, before, limit + 1),
                limit,
                row -> Cursor.encode(row.id().toString()),
                this::view);
    }

    /// @throws ProblemException NOT_FOUND, also for a release of another project
    Release get(String project, UUID id) {
        return view(require(project, id));
    }

    /// Begins to take a release back; the one before it keeps the traffic.
    ///
    /// @throws ProblemException NOT_FOUND; STATE_CONFLICT when it is too late
    @Transactional
    Release cancel(UUID id, String reason, EventContext context) {
        require(context.project(), id);
        ReleaseRow release = releases.lock(id);
        if (release.state() == ReleaseState.HEALTHY) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Release %s is HEALTHY; take it back with POST /api/v1/deployments/%s/rollback."
                            .formatted(id, release.address()));
        }
        if (!moves.abort(release, reason, context)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Release %s is %s and cannot be cancelled.".formatted(id, release.state()));
        }
        return view(releases.find(id).orElseThrow());
    }

    Release view(ReleaseRow row) {
        return Release.of(row, releases.history(row.id()));
    }

    ReleaseRow require(String project, UUID id) {
        return releases.find(project, id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no release " + id + "."));
    }
}
