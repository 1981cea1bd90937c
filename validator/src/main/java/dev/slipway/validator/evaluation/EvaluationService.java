package dev.slipway.validator.evaluation;

import dev.slipway.core.id.VersionRef;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.problem.Violation;
import dev.slipway.core.state.EvaluationState;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.policy.PolicyRevision;
import dev.slipway.validator.policy.PolicyService;
import dev.slipway.validator.version.SealedVersion;
import dev.slipway.validator.version.VersionSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/// Asks for evaluations, takes them back, asks again.
@ApplicationScoped
@Transactional
class EvaluationService {
    private final EvaluationRepository evaluations;
    private final EvaluationLifecycle lifecycle;
    private final EvaluationQueue queue;
    private final PolicyService policies;
    private final VersionSource versions;

    EvaluationService(
            EvaluationRepository evaluations,
            EvaluationLifecycle lifecycle,
            EvaluationQueue queue,
            PolicyService policies,
            VersionSource versions) {
        this.evaluations = evaluations;
        this.lifecycle = lifecycle;
        this.queue = queue;
        this.policies = policies;
        this.versions = versions;
    }

    /// Queues an evaluation of a sealed version by the newest revision of a policy.
    ///
    /// @throws ProblemException INVALID_REQUEST, NOT_FOUND, STATE_CONFLICT
    EvaluationEntity create(EventContext context, EvaluationCreate request) {
        SealedVersion version = version(context.project(), request.version());
        PolicyRevision policy = policies.resolve(context.project(), request.policy());
        return queue.add(version, policy, context);
    }

    /// An evaluation of the project.
    ///
    /// @throws ProblemException NOT_FOUND
    EvaluationEntity find(String project, UUID id) {
        return evaluations
                .find(id, project)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no evaluation " + id + "."));
    }

    /// Takes an evaluation back: a waiting one never starts, a running one ends within seconds.
    /// Nothing changes when it was cancelled before.
    ///
    /// @throws ProblemException NOT_FOUND; STATE_CONFLICT when it has ended in another way
    EvaluationEntity cancel(EventContext context, UUID id) {
        find(context.project(), id);
        EvaluationEntity row = locked(id);
        if (row.state != EvaluationState.CANCELLED && !lifecycle.cancel(row, context)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Evaluation %s is %s and cannot be cancelled any more."
                            .formatted(id, row.state));
        }
        queue.remove(id);
        return row;
    }

    /// Queues the same again, as a new evaluation: same version, same policy revision, newest data.
    ///
    /// @throws ProblemException NOT_FOUND; STATE_CONFLICT while it has not ended
    EvaluationEntity rerun(EventContext context, UUID id) {
        EvaluationEntity row = find(context.project(), id);
        if (!EvaluationState.MOVES.isTerminal(row.state)) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Evaluation %s is %s. Wait for its end, or cancel it, then run it again."
                            .formatted(id, row.state));
        }
        SealedVersion version =
                versions.find(context.project(), row.versionId)
                        .orElseThrow(() -> unknown(row.reference()));
        PolicyRevision policy =
                policies.resolve(context.project(), row.policy + "@" + row.policyRevision);
        return queue.add(version, policy, context);
    }

    private EvaluationEntity locked(UUID id) {
        EvaluationEntity row = evaluations.lock(id);
        if (row == null) {
            throw new IllegalStateException("an evaluation is never removed: " + id);
        }
        return row;
    }

    private SealedVersion version(String project, String text) {
        VersionRef reference =
                VersionRef.parse(text)
                        .orElseThrow(
                                () -> {
                                    String message =
                                            "must be model/NUMBER or model@ALIAS, for example"
                                                    + " flight-delay/3";
                                    return new ProblemException(
                                            ErrorCode.INVALID_REQUEST,
                                            "version " + message + ".",
                                            List.of(new Violation("version", "body", message)));
                                });
        return versions.find(project, reference).orElseThrow(() -> unknown(text));
    }

    private static ProblemException unknown(String reference) {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                "There is no version %s. See GET /api/v1/models.".formatted(reference),
                List.of(new Violation("version", "body", "names no version")));
    }
}
