package dev.slipway.validator.evaluation;

import dev.slipway.core.event.EvaluationFinished;
import dev.slipway.core.event.EvaluationStarted;
import dev.slipway.core.id.Digest;
import dev.slipway.core.state.EvaluationState;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import jakarta.data.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Moves evaluations from state to state. Each move is one transaction: the row, if the move is
/// still legal, and its event.
@ApplicationScoped
@Transactional
class EvaluationLifecycle {
    private static final int SWEEP_LIMIT = 100;

    private final EvaluationRepository evaluations;
    private final EvaluationView view;
    private final EventLog events;
    private final EvaluationConfig config;
    private final Clock clock;

    EvaluationLifecycle(
            EvaluationRepository evaluations,
            EvaluationView view,
            EventLog events,
            EvaluationConfig config,
            Clock clock) {
        this.evaluations = evaluations;
        this.view = view;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /// Starts a waiting evaluation, or takes over one whose worker died; empty when it has ended.
    Optional<EvaluationEntity> start(UUID id) {
        EvaluationEntity row = evaluations.lock(id);
        if (row == null) {
            return Optional.empty();
        }
        boolean takenOver = row.state == EvaluationState.RUNNING;
        if (!takenOver && !move(row, EvaluationState.RUNNING)) {
            return Optional.empty();
        }
        row.attempt++;
        if (row.startedAt == null) {
            row.startedAt = clock.instant();
            row.deadlineAt = row.startedAt.plus(config.deadline());
            events.append(row.context(), row.reference(), started(row));
        }
        evaluations.update(row);
        return Optional.of(row);
    }

    /// Whether the work of one start still has a purpose.
    boolean isRunning(UUID id, int attempt) {
        return evaluations.count(id, EvaluationState.RUNNING, attempt) > 0;
    }

    /// Records how an evaluation ended; false when it had ended, or was started again, before.
    boolean finish(UUID id, int attempt, Finding finding) {
        EvaluationEntity row = evaluations.lock(id);
        if (row == null || row.attempt != attempt) {
            return false;
        }
        return end(row, finding, row.context());
    }

    /// Cancels an evaluation; false when it has ended.
    boolean cancel(EvaluationEntity row, EventContext by) {
        Finding cancelled =
                new Finding(
                        EvaluationState.CANCELLED,
                        List.of(),
                        null,
                        null,
                        "cancelled by " + by.actor());
        return end(row, cancelled, by);
    }

    /// Ids of evaluations that are past their deadline.
    List<UUID> overdue() {
        return evaluations.overdue(clock.instant(), Limit.of(SWEEP_LIMIT));
    }

    /// Ends an evaluation that is past its deadline; does nothing when it has ended.
    boolean expire(UUID id) {
        EvaluationEntity row = evaluations.lock(id);
        if (row == null || !row.deadlineAt.isBefore(clock.instant())) {
            return false;
        }
        String what = row.state == EvaluationState.QUEUED ? "started" : "finished";
        return end(row, Finding.error("not " + what + " within its deadline"), row.context());
    }

    private boolean end(EvaluationEntity row, Finding finding, EventContext context) {
        if (!move(row, finding.state())) {
            return false;
        }
        row.gates = view.json(finding.gates());
        row.evidenceSha256 = finding.evidenceSha256();
        row.releaseSha256 = finding.releaseSha256();
        row.reason = finding.reason();
        row.finishedAt = clock.instant();
        evaluations.update(row);
        events.append(context, row.reference(), finished(row, finding));
        return true;
    }

    private static boolean move(EvaluationEntity row, EvaluationState to) {
        if (!EvaluationState.MOVES.allows(row.state, to)) {
            return false;
        }
        row.state = to;
        return true;
    }

    private static EvaluationStarted started(EvaluationEntity row) {
        return new EvaluationStarted(
                row.id, row.versionId, row.model, row.version, row.policy, row.policyRevision);
    }

    private static EvaluationFinished finished(EvaluationEntity row, Finding finding) {
        return new EvaluationFinished(
                row.id,
                row.versionId,
                row.model,
                row.version,
                row.policy,
                row.policyRevision,
                new Digest(row.versionDigest),
                row.state.name(),
                finding.failedGates());
    }
}
