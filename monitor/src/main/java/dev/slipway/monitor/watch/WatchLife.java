package dev.slipway.monitor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/// How a watch begins and ends. It is made by the event that says that its release is healthy, so
/// that every later event finds it, and filled with its baseline by a job.
@ApplicationScoped
@Transactional
class WatchLife {
    private final EntityManager entities;

    WatchLife(EntityManager entities) {
        this.entities = entities;
    }

    /// Makes a pending watch unless there is one.
    void announce(WatchEntity watch) {
        if (entities.find(WatchEntity.class, watch.releaseId) == null) {
            entities.persist(watch);
        }
    }

    /// Whether a watch still waits for its baseline, and has not ended meanwhile.
    boolean isPending(UUID releaseId) {
        return entities.createQuery(
                                "select count(*) from WatchEntity where releaseId = :id and baseline is null and endedAt is null",
                                Long.class)
                        .setParameter("id", releaseId)
                        .getSingleResult()
                > 0;
    }

    /// Gives a pending watch what it compares with; does nothing when it has that.
    ///
    /// @param limits `Limits` as JSON
    /// @param baseline `Baseline` as JSON
    void fill(UUID releaseId, long windowSeconds, String limits, String baseline) {
        entities.createQuery(
                        """
                        update versioned WatchEntity set windowSeconds = :windowSeconds, limits = :limits,
                            baseline = :baseline where releaseId = :id and baseline is null""")
                .setParameter("windowSeconds", windowSeconds)
                .setParameter("limits", limits)
                .setParameter("baseline", baseline)
                .setParameter("id", releaseId)
                .executeUpdate();
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

    /// Ends the watches of releases that another one of their deployment superseded before a time.
    ///
    /// @return how many ended
    int endSuperseded(Instant before, Instant at) {
        return entities.createQuery(
                        """
                        update versioned WatchEntity w set endedAt = :at where endedAt is null and exists (
                            select 1 from WatchEntity n where n.project = w.project
                                and n.environment = w.environment and n.deployment = w.deployment
                                and n.startedAt > w.startedAt and n.startedAt < :before)""")
                .setParameter("at", at)
                .setParameter("before", before)
                .executeUpdate();
    }
}
