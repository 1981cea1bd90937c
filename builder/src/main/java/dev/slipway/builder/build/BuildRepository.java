package dev.slipway.builder.build;

import dev.slipway.builder.source.VersionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Access to `build`.
@ApplicationScoped
@Transactional
class BuildRepository {
    private final EntityManager entities;

    BuildRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(BuildEntity build) {
        entities.persist(build);
    }

    /// A build, whoever it belongs to: for jobs.
    Optional<BuildEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(BuildEntity.class, id));
    }

    /// A build, locked until the transaction ends.
    Optional<BuildEntity> lock(UUID id) {
        return Optional.ofNullable(
                entities.find(BuildEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<BuildEntity> find(String project, UUID id) {
        return find(id).filter(build -> build.project.equals(project));
    }

    /// Builds of a project below the id `before`, newest first.
    List<BuildEntity> list(String project, VersionFilter filter, @Nullable UUID before, int limit) {
        String where =
                "from BuildEntity where project = :project"
                        + (before == null ? "" : " and id < :before")
                        + filter.condition();
        var query =
                entities.createQuery(where + " order by id desc", BuildEntity.class)
                        .setParameter("project", project)
                        .setMaxResults(limit);
        if (before != null) {
            query.setParameter("before", before);
        }
        filter.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
