package dev.slipway.monitor.ingest;

import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// Access to `ingest_source` and `prediction`.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PredictionRepository {
    private final EntityManager entities;

    PredictionRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// Records a report's sequence; false when it, or a later one, was applied before. Locks the
    /// source until the transaction ends, so two copies of a report cannot both pass.
    boolean advance(IngestBatch batch, Instant now) {
        return entities.createNativeQuery(
                                """
                                insert into ingest_source (source, release_id, sequence, received_at)
                                values (:source, :release, :sequence, :now)
                                on conflict (source) do update
                                    set sequence = excluded.sequence, received_at = excluded.received_at
                                    where ingest_source.sequence < excluded.sequence""")
                        .setParameter("source", batch.source())
                        .setParameter("release", batch.releaseId())
                        .setParameter("sequence", batch.sequence())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /// Keeps scores for the labels to come; an id that is there already counts once.
    void add(Watch watch, List<IngestBatch.Prediction> predictions, Instant now) {
        if (predictions.isEmpty()) {
            return;
        }
        int n = predictions.size();
        String[] ids = new String[n];
        Double[] scores = new Double[n];
        Instant[] starts = new Instant[n];
        for (int i = 0; i < n; i++) {
            IngestBatch.Prediction prediction = predictions.get(i);
            ids[i] = Objects.requireNonNull(prediction.id());
            scores[i] = prediction.score();
            starts[i] = watch.windowStart(Objects.requireNonNull(prediction.eventTime()));
        }
        entities.createNativeQuery(
                        """
                        insert into prediction (release_id, prediction_id, window_start, score, received_at)
                        select :release, p.id, p.start, p.score, :now
                        from unnest(cast(:ids as text[]), cast(:starts as timestamptz[]), cast(:scores as float8[]))
                            as p(id, start, score)
                        order by p.id
                        on conflict do nothing""")
                .setParameter("release", watch.releaseId())
                .setParameter("now", now)
                .setParameter("ids", ids)
                .setParameter("starts", starts)
                .setParameter("scores", scores)
                .executeUpdate();
    }
}
