package dev.slipway.builder.build;

import dev.slipway.builder.image.ImageService;
import dev.slipway.builder.image.MadeImage;
import dev.slipway.core.event.BuildFailed;
import dev.slipway.core.event.BuildStarted;
import dev.slipway.core.event.ImageBuilt;
import dev.slipway.core.id.Digest;
import dev.slipway.core.state.BuildState;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Moves builds from state to state. Each move is one transaction: the row by compare-and-set, the
/// event, and what becomes of it; a move that is not legal any more changes nothing.
@ApplicationScoped
@Transactional
class BuildLifecycle {
    private final BuildRepository builds;
    private final ImageService images;
    private final EventLog events;
    private final Clock clock;

    BuildLifecycle(BuildRepository builds, ImageService images, EventLog events, Clock clock) {
        this.builds = builds;
        this.images = images;
        this.events = events;
        this.clock = clock;
    }

    /// Starts a waiting build, or goes on with one whose worker died; empty when it has ended.
    Optional<BuildEntity> start(UUID id) {
        BuildEntity build = builds.lock(id).orElse(null);
        if (build == null
                || (build.state != BuildState.BUILDING && !move(build, BuildState.BUILDING))) {
            return Optional.empty();
        }
        if (build.startedAt == null) {
            build.startedAt = clock.instant();
            var started = new BuildStarted(build.id, build.versionId, build.model, build.version);
            events.append(build.context(), build.eventSubject(), started);
        }
        return Optional.of(build);
    }

    /// Whether work on the build still has a purpose.
    boolean isBuilding(UUID id) {
        return builds.find(id).map(build -> build.state == BuildState.BUILDING).orElse(false);
    }

    /// Records the image; false when the build has ended in the meantime.
    boolean finish(UUID id, MadeImage made) {
        BuildEntity build = builds.lock(id).orElse(null);
        if (build == null || !move(build, BuildState.BUILT)) {
            return false;
        }
        build.kind = made.kind();
        build.imageDigest = made.digest().toString();
        build.baseDigest = made.baseDigest();
        build.layers = made.layers();
        build.reproduced = made.reproduced();
        build.reason = made.remark();
        build.finishedAt = clock.instant();
        images.record(build.sealedVersion(), build.evaluationId, made);
        events.append(build.context(), build.eventSubject(), built(build));
        return true;
    }

    /// Ends a build without an image; false when it has ended in the meantime.
    boolean fail(UUID id, String reason) {
        BuildEntity build = builds.lock(id).orElse(null);
        return build != null && end(build, BuildState.FAILED, reason, build.context());
    }

    /// Cancels a build; false when it has ended.
    boolean cancel(BuildEntity build, EventContext by) {
        return end(build, BuildState.CANCELLED, "cancelled by " + by.actor(), by);
    }

    private boolean end(BuildEntity build, BuildState to, String reason, EventContext context) {
        if (!move(build, to)) {
            return false;
        }
        build.reason = reason;
        build.finishedAt = clock.instant();
        var failed = new BuildFailed(build.id, build.versionId, build.model, build.version, reason);
        events.append(context, build.eventSubject(), failed);
        return true;
    }

    static boolean move(BuildEntity build, BuildState to) {
        if (!BuildState.MOVES.allows(build.state, to)) {
            return false;
        }
        build.state = to;
        return true;
    }

    private static ImageBuilt built(BuildEntity build) {
        return new ImageBuilt(
                build.id,
                build.versionId,
                build.model,
                build.version,
                new Digest(build.versionDigest),
                build.evaluationId,
                new Digest(build.imageDigest),
                build.kind.name());
    }

    /// The build as the API shows it.
    static Build show(BuildEntity build) {
        return new Build(
                build.id,
                build.state,
                build.versionId,
                build.model,
                build.version,
                build.versionDigest,
                build.evaluationId,
                build.kind,
                build.imageDigest,
                build.baseDigest,
                build.layers == null ? List.of() : build.layers,
                build.reproduced,
                build.queuedAt,
                build.startedAt,
                build.finishedAt,
                build.requestedBy,
                build.reason);
    }
}
