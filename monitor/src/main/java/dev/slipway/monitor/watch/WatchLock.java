package dev.slipway.monitor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Lets one replica work on a watch at a time.
@ApplicationScoped
public class WatchLock {
    private final EntityManager entities;

    WatchLock(EntityManager entities) {
        this.entities = entities;
    }

    /// Takes the watch until the transaction ends; false when another transaction has it.
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean tryLock(UUID releaseId) {
        return (Boolean)
                entities.createNativeQuery(
                                "select pg_try_advisory_xact_lock(hashtextextended('watch ' || cast(:id as text), 0))",
                                Boolean.class)
                        .setParameter("id", releaseId.toString())
                        .getSingleResult();
    }
}
