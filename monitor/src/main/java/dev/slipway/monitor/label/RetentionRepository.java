package dev.slipway.monitor.label;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// Removes predictions and labels, a batch in a transaction.
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RetentionRepository {
    static final int BATCH = 20_000;

    private static final String PREDICTIONS =
            """
            delete from prediction where ctid = any(array(
                select p.ctid from prediction p join watch w using (release_id)
                where p.received_at < cast(:now as timestamptz) - greatest(cast(:keep as interval),
                    make_interval(secs => w.window_seconds) + cast(:horizon as interval))
                    and p.received_at < cast(:now as timestamptz) - cast(:keep as interval)
                limit :batch))""";

    /// A label serves every release of its deployment, so the longest window counts.
    private static final String LABELS =
            """
            delete from label where ctid = any(array(
                select l.ctid from label l
                where l.received_at < cast(:now as timestamptz) - cast(:keep as interval)
                    and l.received_at < cast(:now as timestamptz) - cast(:horizon as interval) - (
                        select make_interval(secs => coalesce(max(w.window_seconds), 0)) from watch w
                        where w.project = l.project and w.environment = l.environment
                            and w.deployment = l.deployment)
                limit :batch))""";

    private final EntityManager entities;

    RetentionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// What to keep.
    ///
    /// @param atLeast how long everything is kept
    /// @param horizon how long after a window's end its labels may come
    record Rule(Duration atLeast, Duration horizon) {}

    int forgetPredictions(Instant now, Rule rule) {
        return forget(PREDICTIONS, now, rule);
    }

    int forgetLabels(Instant now, Rule rule) {
        return forget(LABELS, now, rule);
    }

    private int forget(String batch, Instant now, Rule rule) {
        return entities.createNativeQuery(batch)
                .setParameter("now", now)
                .setParameter("keep", rule.atLeast().toString())
                .setParameter("horizon", rule.horizon().toString())
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
