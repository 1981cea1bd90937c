package dev.slipway.monitor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Access to `watch`. A pending watch, whose baseline has not been read yet, is invisible here
/// until it is filled.
@ApplicationScoped
@Transactional
public class WatchRepository {
    private static final String WATCHES =
            """
            select new dev.slipway.monitor.watch.WatchRow(w.releaseId, w.project, w.environment,
                w.deployment, w.model, w.version, w.windowSeconds, w.rowCount, w.dropped, w.watermark,
                w.lastIngestAt)
            from WatchEntity w where w.baseline is not null
            """;

    private static final String CURRENT =
            WATCHES
                    + """
                     and w.endedAt is null and w.startedAt = (
                         select max(o.startedAt) from WatchEntity o where o.baseline is not null
                         and o.project = w.project and o.environment = w.environment
                         and o.deployment = w.deployment)
                     """;

    private static final String IN_ORDER = "\norder by w.environment, w.deployment";

    private final EntityManager entities;
    private final Baselines baselines;

    WatchRepository(EntityManager entities, Baselines baselines) {
        this.entities = entities;
        this.baselines = baselines;
    }

    /// The watch of a release, whichever project it is in.
    public Optional<Watch> find(UUID releaseId) {
        return first(query(WATCHES + " and w.releaseId = :id").setParameter("id", releaseId));
    }

    /// The newest watch of a deployment.
    public Optional<Watch> current(Watch.Place place) {
        return first(
                query(
                                WATCHES
                                        + """
                                         and w.project = :project and w.environment = :environment
                                             and w.deployment = :deployment order by w.startedAt desc""")
                        .setParameter("project", place.project())
                        .setParameter("environment", place.environment())
                        .setParameter("deployment", place.deployment()));
    }

    /// The newest watch of each deployment of a project that is not removed, ordered by environment
    /// and name.
    ///
    /// @param environment, deployment the place behind which to begin; empty texts for the first
    public List<Watch> current(String project, String environment, String deployment, int limit) {
        return all(
                query(
                                CURRENT
                                        + """
                                         and w.project = :project and (w.environment > :environment
                                             or (w.environment = :environment and w.deployment > :deployment))"""
                                        + IN_ORDER)
                        .setParameter("project", project)
                        .setParameter("environment", environment)
                        .setParameter("deployment", deployment)
                        .setMaxResults(limit));
    }

    /// The newest watch of each deployment that is not removed, whichever project it is in.
    public List<Watch> current() {
        return all(query(CURRENT + IN_ORDER));
    }

    private TypedQuery<WatchRow> query(String text) {
        return entities.createQuery(text, WatchRow.class);
    }

    private Optional<Watch> first(TypedQuery<WatchRow> query) {
        return all(query.setMaxResults(1)).stream().findFirst();
    }

    private List<Watch> all(TypedQuery<WatchRow> query) {
        return query.getResultList().stream()
                .map(row -> row.with(baselines.of(row.releaseId())))
                .toList();
    }

    /// The releases that have a window to score or alerts to decide on.
    @SuppressWarnings("unchecked")
    public List<UUID> due() {
        return entities.createNativeQuery(
                        """
                        select w.release_id from watch w
                        where w.ended_at is null and w.baseline is not null
                            and (w.scored_count <> w.decided_count
                                or exists (select 1 from feature_window f where f.release_id = w.release_id
                                    and f.revision <> f.scored_revision)
                                or exists (select 1 from feature_window f where f.release_id = w.release_id
                                    and not f.closed and f.window_end <= w.watermark))""",
                        UUID.class)
                .getResultList();
    }

    /// Notes that a window was scored: a decision on alerts is due.
    public void scored(UUID releaseId) {
        entities.createNativeQuery(
                        "update watch set scored_count = scored_count + 1 where release_id = :id")
                .setParameter("id", releaseId)
                .executeUpdate();
    }

    /// Whether windows were scored since the last decision. Holds until the transaction ends if the
    /// caller has the watch's lock.
    public boolean isUndecided(UUID releaseId) {
        return !entities.createNativeQuery(
                        "select 1 from watch where release_id = :id and scored_count <> decided_count",
                        Integer.class)
                .setParameter("id", releaseId)
                .getResultList()
                .isEmpty();
    }

    /// Notes that the alerts are those of the windows scored so far.
    public void decided(UUID releaseId) {
        entities.createNativeQuery(
                        "update watch set decided_count = scored_count where release_id = :id")
                .setParameter("id", releaseId)
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
}
