package dev.slipway.validator.evaluation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Ends evaluations that no worker will end: each non-terminal state has a deadline.
@ApplicationScoped
class Deadlines {
    private static final Logger LOG = Logger.getLogger(Deadlines.class);

    private final EvaluationLifecycle lifecycle;

    Deadlines(EvaluationLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Scheduled(every = "30s", delayed = "10s")
    void sweep() {
        for (UUID id : lifecycle.overdue()) {
            if (lifecycle.expire(id)) {
                LOG.warnf("evaluation %s ended at its deadline", id);
            }
        }
    }
}
