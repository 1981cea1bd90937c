package dev.slipway.monitor.watch;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.scoring.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Access to `watch`.
@ApplicationScoped
@Transactional
public class WatchRepository {
    private final EntityManager entities;
    private final Json json;

    WatchRepository(EntityManager entities, Json json) {
        this.entities = entities;
        this.json = json;
    }

    /// The watch of a release, whichever project it is in.
    public Optional<Watch> find(UUID releaseId) {
        return Optional.ofNullable(entities.find(WatchEntity.class, releaseId)).map(this::watch);
    }

    /// The newest watch of a deployment.
    public Optional<Watch> current(Watch.Place place) {
        return entities.createQuery(
                        """
                        from WatchEntity where project = :project and environment = :environment
                            and deployment = :deployment order by startedAt desc""",
                        WatchEntity.class)
                .setParameter("project", place.project())
                .setParameter("environment", place.environment())
                .setParameter("deployment", place.deployment())
                .setMaxResults(1)
                .getResultStream()
                .map(this::watch)
                .findFirst();
    }

    /// The newest watch of each deployment of a project that is not removed, ordered by
    /// environment and name.
    public List<Watch> current(String project) {
        return current().stream().filter(watch -> watch.place().project().equals(project)).toList();
    }

    /// The newest watch of each deployment that is not removed, whichever project it is in.
    public List<Watch> current() {
        return entities.createQuery(
                        """
                        from WatchEntity w where endedAt is null and startedAt = (
                            select max(o.startedAt) from WatchEntity o where o.project = w.project
                            and o.environment = w.environment and o.deployment = w.deployment)
                        order by environment, deployment""",
                        WatchEntity.class)
                .getResultStream()
                .map(this::watch)
                .toList();
    }

    /// All releases that may still get reports or labels.
    public List<Watch> active() {
        return entities.createQuery("from WatchEntity where endedAt is null", WatchEntity.class)
                .getResultStream()
                .map(this::watch)
                .toList();
    }

    /// Starts a watch unless it exists.
    void start(WatchEntity watch) {
        if (entities.find(WatchEntity.class, watch.releaseId) == null) {
            entities.persist(watch);
        }
    }

    /// Ends the watch of a release; nothing happens when there is none.
    void end(UUID releaseId, Instant at) {
        entities.createQuery(
                        "update versioned WatchEntity set endedAt = :at where releaseId = :id and endedAt is null")
                .setParameter("at", at)
                .setParameter("id", releaseId)
                .executeUpdate();
    }

    /// Ends all watches of a deployment.
    void end(Watch.Place place, Instant at) {
        entities.createQuery(
                        """
                        update versioned WatchEntity set endedAt = :at where project = :project
                            and environment = :environment and deployment = :deployment and endedAt is null""")
                .setParameter("at", at)
                .setParameter("project", place.project())
                .setParameter("environment", place.environment())
                .setParameter("deployment", place.deployment())
                .executeUpdate();
    }

    /// Moves the counters of a watch and locks its row until the transaction ends.
    public void count(UUID releaseId, long rows, long dropped, Instant watermark, Instant now) {
        entities.createNativeQuery(
                        """
                        update watch set row_count = row_count + :rows, dropped = dropped + :dropped,
                            watermark = greatest(watermark, :watermark), last_ingest_at = :now
                        where release_id = :id""")
                .setParameter("rows", rows)
                .setParameter("dropped", dropped)
                .setParameter("watermark", watermark)
                .setParameter("now", now)
                .setParameter("id", releaseId)
                .executeUpdate();
    }

    private Watch watch(WatchEntity entity) {
        entities.detach(entity);
        return new Watch(
                entity.releaseId,
                new Watch.Place(entity.project, entity.environment, entity.deployment),
                entity.model,
                entity.version,
                entity.windowSeconds,
                json.read(entity.limits, Limits.class),
                json.read(entity.baseline, Baseline.class),
                entity.rowCount,
                entity.dropped,
                entity.watermark,
                entity.lastIngestAt);
    }
}
