package dev.slipway.validator.evaluation;

import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.object.ObjectNotFoundException;
import dev.slipway.kit.object.TamperedBlobException;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.validator.scoring.ScoringAborted;
import dev.slipway.validator.version.UnsealedFilesException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Runs evaluations. May be killed at any moment and run again from the start: files are made anew,
/// blobs are named by their content, and only the newest start may finish the row.
@ApplicationScoped
class EvaluationJob implements JobHandler<EvaluationTask> {
    private static final Logger LOG = Logger.getLogger(EvaluationJob.class);

    private final EvaluationLifecycle lifecycle;
    private final EvaluationRunner runner;
    private final Clock clock;

    EvaluationJob(EvaluationLifecycle lifecycle, EvaluationRunner runner, Clock clock) {
        this.lifecycle = lifecycle;
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public Class<EvaluationTask> dataType() {
        return EvaluationTask.class;
    }

    @Override
    public void run(String jobId, EvaluationTask task) throws InterruptedException {
        Optional<EvaluationEntity> started = lifecycle.start(task.evaluationId());
        if (started.isPresent()) {
            run(started.get());
        }
    }

    /// A row that was taken is finished, left to whoever ended it, or tried again by an exception.
    private void run(EvaluationEntity row) throws InterruptedException {
        try {
            finish(row, runner.run(row, () -> calledOff(row)));
        } catch (ScoringAborted e) {
            LOG.infof("evaluation %s was called off", row.id);
            lifecycle.expire(row.id);
        } catch (ObjectNotFoundException
                | TamperedBlobException
                | UnsealedFilesException
                | ProblemException e) {
            fail(row, "its files cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            retryOrFail(row, new UncheckedIOException(e));
        } catch (RuntimeException e) {
            retryOrFail(row, e);
        }
    }

    private boolean calledOff(EvaluationEntity row) {
        return row.deadlineAt.isBefore(clock.instant())
                || !lifecycle.isRunning(row.id, row.attempt);
    }

    private void finish(EvaluationEntity row, Finding finding) {
        if (lifecycle.finish(row.id, row.attempt, finding)) {
            LOG.infof("evaluation %s of %s: %s", row.id, row.reference(), finding.state());
        }
    }

    private void retryOrFail(EvaluationEntity row, RuntimeException failure) {
        if (clock.instant().isBefore(row.deadlineAt)) {
            throw failure;
        }
        fail(row, "not finished within its deadline because of repeated faults", failure);
    }

    private void fail(EvaluationEntity row, String reason, Exception cause) {
        LOG.warnf(cause, "evaluation %s of %s failed", row.id, row.reference());
        lifecycle.finish(row.id, row.attempt, Finding.error(reason));
    }
}
