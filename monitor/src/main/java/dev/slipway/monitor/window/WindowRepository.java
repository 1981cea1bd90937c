package dev.slipway.monitor.window;

import dev.slipway.core.statistics.Counts;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.scoring.WindowScore;
import dev.slipway.monitor.watch.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Access to `feature_window`.
@ApplicationScoped
@Transactional
public class WindowRepository {
    private final EntityManager entities;
    private final Json json;

    WindowRepository(EntityManager entities, Json json) {
        this.entities = entities;
        this.json = json;
    }

    /// Count vectors by column.
    public static final class ColumnCounts extends HashMap<String, long[]> {
        private static final long serialVersionUID = 1;
    }

    /// Adds counts to a window, which is locked until the transaction ends.
    public void add(
            Watch watch, Instant start, long rows, Map<String, long[]> columns, long[] score) {
        WindowEntity window = lock(watch, start);
        ColumnCounts counts = json.read(window.columns, ColumnCounts.class);
        columns.forEach((name, more) -> merge(counts, name, more));
        long[] scores = json.read(window.score, long[].class);
        if (scores.length == 0) {
            scores = new long[score.length];
        }
        Counts.add(scores, score);
        window.columns = json.write(counts);
        window.score = json.write(scores);
        window.rowCount += rows;
        window.revision++;
    }

    private static void merge(ColumnCounts counts, String name, long[] more) {
        Counts.add(counts.computeIfAbsent(name, _ -> new long[more.length]), more);
    }

    private WindowEntity lock(Watch watch, Instant start) {
        entities.createNativeQuery(
                        """
                        insert into feature_window
                            (release_id, window_start, window_end, row_count, columns, score)
                        values (:release, :start, :end, 0, '{}', '[]') on conflict do nothing""")
                .setParameter("release", watch.releaseId())
                .setParameter("start", start)
                .setParameter("end", start.plusSeconds(watch.windowSeconds()))
                .executeUpdate();
        return entities.find(
                WindowEntity.class,
                new WindowEntity.Key(watch.releaseId(), start),
                LockModeType.PESSIMISTIC_WRITE);
    }

    /// The oldest window that changed since it was scored, or that ends before the watermark and is
    /// open.
    Optional<WindowEntity> oldestDue(UUID releaseId, @Nullable Instant watermark) {
        return entities.createQuery(
                        """
                        from WindowEntity where key.releaseId = :release
                            and (revision <> scoredRevision or (closed = false and windowEnd <= :watermark))
                        order by key.windowStart""",
                        WindowEntity.class)
                .setParameter("release", releaseId)
                .setParameter("watermark", watermark == null ? Instant.EPOCH : watermark)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /// Stores a window's scores unless its counts have moved on meanwhile; then the next tick
    /// scores it.
    void store(WindowEntity window, WindowScore score, boolean closed) {
        entities.createQuery(
                        """
                        update WindowEntity set result = :result, closed = :closed, scoredRevision = :revision
                        where key = :key and revision = :revision""")
                .setParameter("result", json.write(score))
                .setParameter("closed", closed)
                .setParameter("revision", window.revision)
                .setParameter("key", window.key)
                .executeUpdate();
    }

    /// The scores of the newest closed windows, newest first.
    List<Window> newestClosed(UUID releaseId, int limit) {
        return entities.createQuery(
                        "from WindowEntity where key.releaseId = :release and closed order by key.windowStart desc",
                        WindowEntity.class)
                .setParameter("release", releaseId)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::window)
                .toList();
    }

    /// The windows that start in a range, newest first, at most `limit`.
    List<Window> between(UUID releaseId, Instant from, Instant to, int limit) {
        return entities.createQuery(
                        """
                        from WindowEntity where key.releaseId = :release and key.windowStart >= :start
                            and key.windowStart < :end order by key.windowStart desc""",
                        WindowEntity.class)
                .setParameter("release", releaseId)
                .setParameter("start", from)
                .setParameter("end", to)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::window)
                .toList();
    }

    /// The counts of one window, or of the newest when no start is given.
    Optional<WindowEntity> find(UUID releaseId, @Nullable Instant start) {
        String newest =
                "from WindowEntity where key.releaseId = :release order by key.windowStart desc";
        String one =
                "from WindowEntity where key.releaseId = :release and key.windowStart = :start";
        var query =
                entities.createQuery(start == null ? newest : one, WindowEntity.class)
                        .setParameter("release", releaseId)
                        .setMaxResults(1);
        if (start != null) {
            query.setParameter("start", start);
        }
        return query.getResultStream().findFirst();
    }

    private Window window(WindowEntity entity) {
        String result = entity.result;
        return Window.of(entity, result == null ? null : json.read(result, WindowScore.class));
    }

    /// The counts of a histogram; none yet are all zero.
    static long[] padded(long[] counts, FrozenBins bins) {
        return counts.length == 0 ? new long[bins.slots()] : counts;
    }
}
