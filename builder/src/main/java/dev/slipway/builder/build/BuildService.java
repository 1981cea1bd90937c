package dev.slipway.builder.build;

import dev.slipway.builder.source.Evaluation;
import dev.slipway.builder.source.EvaluationSource;
import dev.slipway.builder.source.GateRule;
import dev.slipway.builder.source.SealedVersion;
import dev.slipway.builder.source.VersionSource;
import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.core.state.BuildState;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Asks for builds and takes them back.
@ApplicationScoped
@Transactional
class BuildService {
    private final VersionSource versions;
    private final EvaluationSource evaluations;
    private final BuildRepository builds;
    private final BuildLifecycle lifecycle;
    private final BuildQueue queue;

    BuildService(
            VersionSource versions,
            EvaluationSource evaluations,
            BuildRepository builds,
            BuildLifecycle lifecycle,
            BuildQueue queue) {
        this.versions = versions;
        this.evaluations = evaluations;
        this.builds = builds;
        this.lifecycle = lifecycle;
        this.queue = queue;
    }

    /// Queues a build of a version that passed.
    ///
    /// @throws ProblemException INVALID_REQUEST, NOT_FOUND, STATE_CONFLICT or GATE_NOT_PASSED
    BuildEntity create(EventContext context, BuildCreate request) {
        SealedVersion version = version(context.project(), request.version());
        Evaluation evaluation =
                GateRule.require(version, evaluations.of(version), request.evaluation());
        BuildEntity build = BuildEntity.queued(Ids.next(), version, evaluation.id(), context);
        queue.add(build, context);
        builds.add(build);
        return build;
    }

    private SealedVersion version(String project, String reference) {
        VersionRef named =
                VersionRef.parse(reference).orElseThrow(BuildService::unreadableReference);
        Optional<SealedVersion> found =
                switch (named) {
                    case VersionRef.ByNumber(String model, int number) ->
                            versions.find(project, model, number);
                    case VersionRef.ByAlias(String model, String alias) ->
                            versions.find(project, model, alias);
                };
        return found.orElseThrow(
                () ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND,
                                "There is no version %s. See GET /api/v1/models."
                                        .formatted(reference),
                                List.of(new Violation("version", "body", "names no version"))));
    }

    private static ProblemException unreadableReference() {
        String message = "must be model/NUMBER or model@ALIAS, for example flight-delay/3";
        return new ProblemException(
                ErrorCode.INVALID_REQUEST,
                "version " + message + ".",
                List.of(new Violation("version", "body", message)));
    }

    /// A build of the project.
    ///
    /// @throws ProblemException NOT_FOUND
    BuildEntity find(String project, UUID id) {
        return builds.find(project, id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no build " + id + "."));
    }

    /// Takes a build back: a waiting one never starts, a running one ends at its next step. Nothing
    /// changes when it was cancelled before.
    ///
    /// @throws ProblemException NOT_FOUND; STATE_CONFLICT when it has ended in another way
    BuildEntity cancel(EventContext context, UUID id) {
        find(context.project(), id);
        BuildEntity build = builds.lock(id).orElseThrow();
        if (build.state == BuildState.CANCELLED) {
            return build;
        }
        if (!lifecycle.cancel(build, context)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Build %s is %s and cannot be cancelled any more.".formatted(id, build.state));
        }
        queue.remove(build);
        return build;
    }
}
