package dev.slipway.monitor.watch;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.scoring.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What the windows of a release are compared with. It is frozen, so it is read and parsed once and
/// then kept; the [#MAX_KEPT] used last are.
@ApplicationScoped
class Baselines {
    static final int MAX_KEPT = 64;

    private final EntityManager entities;
    private final Json json;
    private final Map<UUID, Frozen> kept = new LinkedHashMap<>(MAX_KEPT, 0.75f, true);

    Baselines(EntityManager entities, Json json) {
        this.entities = entities;
        this.json = json;
    }

    /// The parts of a watch that never change.
    record Frozen(Limits limits, Baseline baseline) {}

    /// Those of a release whose watch is no longer pending, inside the caller's transaction.
    Frozen of(UUID releaseId) {
        synchronized (kept) {
            Frozen found = kept.get(releaseId);
            if (found != null) {
                return found;
            }
        }
        Frozen read = read(releaseId);
        synchronized (kept) {
            kept.put(releaseId, read);
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return read;
    }

    private Frozen read(UUID releaseId) {
        Tuple row =
                entities.createQuery(
                                "select limits as limits, baseline as baseline from WatchEntity where releaseId = :id",
                                Tuple.class)
                        .setParameter("id", releaseId)
                        .getSingleResult();
        return new Frozen(
                json.read(row.get("limits", String.class), Limits.class),
                json.read(row.get("baseline", String.class), Baseline.class));
    }
}
