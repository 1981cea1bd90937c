package dev.slipway.monitor.label;

import dev.slipway.monitor.scoring.PerformanceScoring.Labelled;
import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// Access to `label`, and its join with `prediction`.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LabelRepository {
    /// Predictions that a window's performance is computed of; a larger window uses the first ones
    /// by id, which is a fixed sample.
    static final int MAX_PREDICTIONS = 200_000;

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
                                where w.project = :project and w.environment = :environment
                                    and w.deployment = :deployment
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

    /// The predictions of a window whose labels are known.
    ///
    /// @param maturesAt event time after which no more labels are expected
    public Labelled labelled(Watch watch, Instant windowStart, Instant maturesAt) {
        List<Tuple> rows =
                entities.createNativeQuery(
                                """
                        select p.score as score, l.positive as positive
                        from prediction p join label l on l.prediction_id = p.prediction_id
                            and l.project = :project and l.environment = :environment and l.deployment = :deployment
                        where p.release_id = :release and p.window_start = :start
                        order by p.prediction_id limit :most""",
                                Tuple.class)
                        .setParameter("project", watch.place().project())
                        .setParameter("environment", watch.place().environment())
                        .setParameter("deployment", watch.place().deployment())
                        .setParameter("release", watch.releaseId())
                        .setParameter("start", windowStart)
                        .setParameter("most", MAX_PREDICTIONS)
                        .getResultList();
        boolean[] positive = new boolean[rows.size()];
        double[] scores = new double[rows.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = rows.get(i).get("positive", Boolean.class);
            scores[i] = rows.get(i).get("score", Double.class);
        }
        long predictions = predictions(watch, windowStart);
        Instant watermark = watch.watermark();
        boolean mature =
                positive.length >= predictions
                        || (watermark != null && !watermark.isBefore(maturesAt));
        return new Labelled(positive, scores, predictions, !mature);
    }

    private long predictions(Watch watch, Instant windowStart) {
        return (Long)
                entities.createNativeQuery(
                                "select count(*) from prediction where release_id = :release and window_start = :start",
                                Long.class)
                        .setParameter("release", watch.releaseId())
                        .setParameter("start", windowStart)
                        .getSingleResult();
    }

    /// Forgets predictions and labels that were received before a time.
    @Transactional
    int forget(Instant before) {
        return entities.createNativeQuery("delete from prediction where received_at < :before")
                        .setParameter("before", before)
                        .executeUpdate()
                + entities.createNativeQuery("delete from label where received_at < :before")
                        .setParameter("before", before)
                        .executeUpdate();
    }
}
