package dev.slipway.monitor.label;

import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// Access to `label`.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LabelRepository {
    private final EntityManager entities;

    LabelRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// Keeps labels and marks the windows of their predictions as changed.
    ///
    /// @return how many were new
    long add(Watch.Place place, List<LabelBatch.Label> labels, Instant now) {
        String[] ids = labels.stream().map(LabelBatch.Label::predictionId).toArray(String[]::new);
        Boolean[] values = labels.stream().map(label -> label.value() == 1).toArray(Boolean[]::new);
        Instant[] observed =
                labels.stream().map(LabelBatch.Label::observedAt).toArray(Instant[]::new);
        int added =
                entities.createNativeQuery(
                                """
                        insert into label (project, environment, deployment, prediction_id, positive, observed_at,
                            received_at)
                        select distinct on (l.id) :project, :environment, :deployment, l.id, l.positive, l.observed, :now
                        from unnest(cast(:ids as text[]), cast(:positives as boolean[]), cast(:observed as timestamptz[]))
                            as l(id, positive, observed)
                        order by l.id
                        on conflict do nothing""")
                        .setParameter("project", place.project())
                        .setParameter("environment", place.environment())
                        .setParameter("deployment", place.deployment())
                        .setParameter("now", now)
                        .setParameter("ids", ids)
                        .setParameter("positives", values)
                        .setParameter("observed", observed)
                        .executeUpdate();
        if (added > 0) {
            touchWindows(place, ids);
        }
        return added;
    }

    private void touchWindows(Watch.Place place, String[] ids) {
        entities.createNativeQuery(
                        """
                        with touched as (
                            select f.release_id, f.window_start from feature_window f
                            where (f.release_id, f.window_start) in (
                                select p.release_id, p.window_start from prediction p join watch w using (release_id)
                                where w.ended_at is null and w.project = :project
                                    and w.environment = :environment and w.deployment = :deployment
                                    and p.prediction_id = any(cast(:ids as text[])))
                            order by f.release_id, f.window_start for update)
                        update feature_window f set revision = revision + 1 from touched t
                        where f.release_id = t.release_id and f.window_start = t.window_start""")
                .setParameter("project", place.project())
                .setParameter("environment", place.environment())
                .setParameter("deployment", place.deployment())
                .setParameter("ids", ids)
                .executeUpdate();
    }
}
