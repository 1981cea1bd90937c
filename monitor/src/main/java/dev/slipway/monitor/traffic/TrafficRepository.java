package dev.slipway.monitor.traffic;

import dev.slipway.core.statistics.LatencyHistogram;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Access to `traffic_minute`.
@ApplicationScoped
@Transactional
public class TrafficRepository {
    private final EntityManager entities;

    TrafficRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// Adds the numbers of one minute.
    public void add(UUID releaseId, MinuteReport minute) {
        entities.createNativeQuery(
                        """
                        insert into traffic_minute as t
                            (release_id, minute, requests, row_count, errors, rejected, latency)
                        values (:release, :minute, :requests, :rows, :errors, :rejected, :latency)
                        on conflict (release_id, minute) do update set
                            requests = t.requests + excluded.requests,
                            row_count = t.row_count + excluded.row_count,
                            errors = t.errors + excluded.errors,
                            rejected = t.rejected + excluded.rejected,
                            latency = add_counts(t.latency, excluded.latency)""")
                .setParameter("release", releaseId)
                .setParameter("minute", minute.minute())
                .setParameter("requests", minute.requests())
                .setParameter("rows", minute.rows())
                .setParameter("errors", minute.errors())
                .setParameter("rejected", minute.rejected())
                .setParameter("latency", minute.latencyMicros().counts())
                .executeUpdate();
    }

    /// The minutes since a time, in order.
    public List<TrafficMinute> since(UUID releaseId, Instant from) {
        return entities.createNativeQuery(
                        """
                        select minute, requests, row_count, errors, rejected, cast(latency as text) as latency
                        from traffic_minute where release_id = :release and minute >= :start order by minute""",
                        Tuple.class)
                .setParameter("release", releaseId)
                .setParameter("start", from)
                .getResultStream()
                .map(row -> minute((Tuple) row))
                .toList();
    }

    private static TrafficMinute minute(Tuple row) {
        String text = row.get("latency", String.class);
        long[] latency =
                Arrays.stream(text.substring(1, text.length() - 1).split(","))
                        .mapToLong(Long::parseLong)
                        .toArray();
        return new TrafficMinute(
                row.get("minute", Instant.class),
                row.get("requests", Long.class),
                row.get("row_count", Long.class),
                row.get("errors", Long.class),
                row.get("rejected", Long.class),
                LatencyHistogram.quantileMicros(latency, .5),
                LatencyHistogram.quantileMicros(latency, .95),
                LatencyHistogram.quantileMicros(latency, .99));
    }
}
