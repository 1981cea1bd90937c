package dev.slipway.kit.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Tries a failed job again after 1 s, 2 s, 4 s … at most [#MAX_PAUSE].
final class RetryLater<T> implements FailureHandler<T> {
    static final Duration MAX_PAUSE = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 6;
    private static final Logger LOG = Logger.getLogger(RetryLater.class);

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = pause(failures);
        LOG.errorf(
                complete.getCause().orElse(null),
                "job %s failed %d times, next try in %s",
                complete.getExecution().taskInstance,
                failures + 1,
                pause);
        operations.reschedule(complete, complete.getTimeDone().plus(pause));
    }

    static Duration pause(int failuresBefore) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failuresBefore, MAX_DOUBLINGS));
        return pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    }
}
