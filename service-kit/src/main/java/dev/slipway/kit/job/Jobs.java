package dev.slipway.kit.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.slipway.kit.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Enqueues jobs. Everything here joins the caller's transaction: a job exists if and only if that
/// transaction commits.
@ApplicationScoped
public class Jobs {
    private final JobScheduler jobScheduler;
    private final Transactions transactions;
    private final Clock clock;

    Jobs(JobScheduler jobScheduler, Transactions transactions, Clock clock) {
        this.jobScheduler = jobScheduler;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Enqueues a job to run as soon as a worker is free. Nothing happens when a job of this id is
    /// already waiting or running.
    public <T> void enqueue(JobHandler<T> handler, String jobId, T data) {
        enqueueAt(handler, jobId, data, clock.instant());
    }

    /// Enqueues a job to run at a time. Nothing happens when a job of this id is already waiting or
    /// running.
    public <T> void enqueueAt(JobHandler<T> handler, String jobId, T data, Instant at) {
        Scheduler scheduler = jobScheduler.scheduler();
        scheduler.scheduleIfNotExists(new TaskInstance<>(handler.name(), jobId, data), at);
        if (!at.isAfter(clock.instant())) {
            transactions.afterCommit(scheduler::triggerCheckForDueExecutions);
        }
    }

    /// Takes a waiting job back.
    ///
    /// @return false when it is not there or already runs; a running job ends by looking at its row
    public boolean cancel(JobHandler<?> handler, String jobId) {
        try {
            jobScheduler.scheduler().cancel(TaskInstanceId.of(handler.name(), jobId));
            return true;
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException e) {
            return false;
        }
    }
}
