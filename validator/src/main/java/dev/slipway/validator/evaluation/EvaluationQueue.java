package dev.slipway.validator.evaluation;

import dev.slipway.core.event.EvaluationQueued;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.job.Jobs;
import dev.slipway.validator.policy.PolicyRevision;
import dev.slipway.validator.version.SealedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// Where a new evaluation goes: row, job and event in the caller's transaction.
@ApplicationScoped
class EvaluationQueue {
    private final EvaluationRepository evaluations;
    private final Jobs jobs;
    private final EvaluationJob job;
    private final EventLog events;
    private final QueueTimes times;

    EvaluationQueue(
            EvaluationRepository evaluations,
            Jobs jobs,
            EvaluationJob job,
            EventLog events,
            QueueTimes times) {
        this.evaluations = evaluations;
        this.jobs = jobs;
        this.job = job;
        this.events = events;
        this.times = times;
    }

    EvaluationEntity add(SealedVersion version, PolicyRevision policy, EventContext context) {
        EvaluationEntity row = EvaluationEntity.queued(Ids.next(), version, policy, context);
        times.queued(row);
        evaluations.insert(row);
        jobs.enqueue(job, row.id.toString(), new EvaluationTask(row.id));
        events.append(
                context,
                row.reference(),
                new EvaluationQueued(
                        row.id,
                        row.versionId,
                        row.model,
                        row.version,
                        row.policy,
                        row.policyRevision));
        return row;
    }

    void remove(UUID id) {
        jobs.cancel(job, id.toString());
    }

    /// When an evaluation is queued, and when that is too long ago.
    @ApplicationScoped
    static class QueueTimes {
        private final Clock clock;
        private final EvaluationConfig config;

        QueueTimes(Clock clock, EvaluationConfig config) {
            this.clock = clock;
            this.config = config;
        }

        void queued(EvaluationEntity row) {
            row.queuedAt = clock.instant();
            row.deadlineAt = row.queuedAt.plus(config.queueDeadline());
        }
    }
}
