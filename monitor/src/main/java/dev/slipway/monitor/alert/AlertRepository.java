package dev.slipway.monitor.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Access to `alert`.
@ApplicationScoped
@Transactional
class AlertRepository {
    private final EntityManager entities;

    AlertRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(AlertEntity alert) {
        entities.persist(alert);
    }

    /// The unresolved incident of a release and a kind, locked until the transaction ends.
    Optional<AlertEntity> unresolved(UUID releaseId, Alert.Kind kind) {
        return entities.createQuery(
                        "from AlertEntity where releaseId = :release and kind = :kind and state <> RESOLVED",
                        AlertEntity.class)
                .setParameter("release", releaseId)
                .setParameter("kind", kind)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /// Kinds of the unresolved incidents of a release.
    List<Alert.Kind> unresolvedKinds(UUID releaseId) {
        return entities.createQuery(
                        "select kind from AlertEntity where releaseId = :release and state <> RESOLVED",
                        Alert.Kind.class)
                .setParameter("release", releaseId)
                .getResultList();
    }

    Optional<AlertEntity> find(String project, UUID id) {
        return Optional.ofNullable(entities.find(AlertEntity.class, id))
                .filter(alert -> alert.project.equals(project));
    }

    /// Incidents of a project, newest first.
    List<AlertEntity> list(String project, AlertFilter filter, int limit) {
        StringBuilder query = new StringBuilder("from AlertEntity where project = :project");
        Map<String, Object> parameters = new HashMap<>(Map.of("project", project));
        filter.addTo(query, parameters);
        TypedQuery<AlertEntity> typed =
                entities.createQuery(query + " order by id desc", AlertEntity.class)
                        .setMaxResults(limit);
        parameters.forEach(typed::setParameter);
        return typed.getResultList();
    }
}
