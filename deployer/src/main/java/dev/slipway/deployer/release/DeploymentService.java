package dev.slipway.deployer.release;

import dev.slipway.core.event.DeploymentRemoved;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.deployer.target.LogLine;
import dev.slipway.deployer.target.Targets;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reading deployments, rolling them back, removing them.
@ApplicationScoped
public class DeploymentService {
    private static final String ACTOR = "deployer";

    private final DeploymentRepository deployments;
    private final DeploymentViews views;
    private final ReleaseRepository releases;
    private final ReleaseService releaseService;
    private final ReleaseMoves moves;
    private final Targets targets;
    private final EventLog events;

    DeploymentService(
            DeploymentRepository deployments,
            DeploymentViews views,
            ReleaseRepository releases,
            ReleaseService releaseService,
            ReleaseMoves moves,
            Targets targets,
            EventLog events) {
        this.deployments = deployments;
        this.views = views;
        this.releases = releases;
        this.releaseService = releaseService;
        this.moves = moves;
        this.targets = targets;
        this.events = events;
    }

    /// Which deployment of which project.
    record Key(String project, String environment, String name) {}

    Page<Deployment> list(String project, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of() : Cursor.decode(cursor, 2);
        List<DeploymentRow> rows =
                deployments.list(
                        project,
                        after.isEmpty() ? null : after.getFirst(),
                        after.isEmpty() ? null : after.getLast(),
                        limit + 1);
        return Page.of(rows, limit, row -> Cursor.encode(row.environment(), row.name()), views::of);
    }

    /// @throws ProblemException NOT_FOUND, also for a deployment of another project
    Deployment get(Key key) {
        return views.of(
                deployments
                        .find(key.project(), key.environment(), key.name())
                        .orElseThrow(() -> unknown(key)));
    }

    /// Begins a release of what was healthy before, also when the current release does not answer.
    ///
    /// @throws ProblemException NOT_FOUND; STATE_CONFLICT when there is nothing to go back to or a
    ///     release is in progress
    @Transactional
    Release rollBack(Key key, String reason, EventContext context) {
        DeploymentRow deployment = lock(key);
        ReleaseRow current =
                Optional.ofNullable(deployment.currentRelease())
                        .flatMap(releases::find)
                        .orElseThrow(
                                () -> conflict("No release of %s has the traffic.", deployment));
        ReleaseRow target =
                releases.rollbackTarget(current)
                        .orElseThrow(
                                () ->
                                        conflict(
                                                "%s has no earlier healthy release to go back to.",
                                                deployment));
        var placement =
                releaseService.place(key.project(), key.environment(), target.placement().asked());
        return releaseService.begin(
                deployment,
                new ReleaseService.What(target.content(), placement),
                new ReleaseService.Cause(current.id(), reason),
                context);
    }

    /// Begins to take a deployment away: traffic now, process and files when it has answered what
    /// it has. Repeating it changes nothing.
    @Transactional
    Deployment remove(Key key, String reason, EventContext context) {
        DeploymentRow deployment = lock(key);
        if (deployment.removal() == DeploymentRow.Removal.NONE) {
            deployments.setRemoval(deployment.id(), DeploymentRow.Removal.REMOVING, reason);
            deployments.setReleases(deployment.id(), null, deployment.previousRelease());
            releases.inProgress(deployment.id())
                    .map(release -> releases.lock(release.id()))
                    .ifPresent(release -> moves.abort(release, reason, context));
            Optional.ofNullable(deployment.currentRelease())
                    .map(releases::lock)
                    .ifPresent(release -> moves.retire(release, reason, context));
        }
        return get(key);
    }

    /// Ends a removal of which nothing is left.
    @Transactional
    public void removed(DeploymentRow deployment) {
        DeploymentRow locked = deployments.lock(deployment.id());
        if (locked.removal() != DeploymentRow.Removal.REMOVING) {
            return;
        }
        String reason = locked.removalReason() == null ? "" : locked.removalReason();
        deployments.setRemoval(locked.id(), DeploymentRow.Removal.REMOVED, reason);
        deployments.setReleases(locked.id(), null, null);
        events.append(
                new EventContext(locked.project(), ACTOR, null, null),
                locked.address(),
                new DeploymentRemoved(locked.environment(), locked.name(), reason));
    }

    /// The deployments that are being taken away.
    public List<DeploymentRow> removing() {
        return deployments.removing();
    }

    /// The last lines of the release that has the traffic, else of the newest one; or of the
    /// release that is named.
    List<LogLine> logs(Key key, @Nullable UUID releaseId, int tail) {
        DeploymentRow deployment =
                deployments
                        .find(key.project(), key.environment(), key.name())
                        .orElseThrow(() -> unknown(key));
        return Optional.ofNullable(releaseId)
                .map(id -> ofDeployment(deployment, id))
                .or(() -> Optional.ofNullable(deployment.currentRelease()).flatMap(releases::find))
                .or(() -> releases.ofDeployment(deployment.id()).reversed().stream().findFirst())
                .map(release -> targets.of(release.spec()).logs(release.spec(), tail))
                .orElse(List.of());
    }

    private ReleaseRow ofDeployment(DeploymentRow deployment, UUID id) {
        ReleaseRow release = releaseService.require(deployment.project(), id);
        if (!release.deploymentId().equals(deployment.id())) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "Release %s is not one of %s.".formatted(id, deployment.address()));
        }
        return release;
    }

    private DeploymentRow lock(Key key) {
        return deployments
                .lock(key.project(), key.environment(), key.name())
                .orElseThrow(() -> unknown(key));
    }

    private static ProblemException unknown(Key key) {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                "There is no deployment %s/%s.".formatted(key.environment(), key.name()));
    }

    private static ProblemException conflict(String sentence, DeploymentRow deployment) {
        return new ProblemException(
                ErrorCode.STATE_CONFLICT, sentence.formatted(deployment.address()));
    }
}
