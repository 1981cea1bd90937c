package dev.slipway.builder.image;

import dev.slipway.builder.source.VersionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Access to `image`.
@ApplicationScoped
@Transactional
class ImageRepository {
    private final EntityManager entities;

    ImageRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(ImageEntity image) {
        entities.persist(image);
    }

    Optional<ImageEntity> find(String project, String digest) {
        return entities.createQuery(
                        "from ImageEntity where project = :project and imageDigest = :digest",
                        ImageEntity.class)
                .setParameter("project", project)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst();
    }

    /// Images of a project below the id `before`, newest first.
    List<ImageEntity> list(String project, VersionFilter filter, @Nullable UUID before, int limit) {
        String where =
                "from ImageEntity where project = :project"
                        + (before == null ? "" : " and id < :before")
                        + filter.condition();
        var query =
                entities.createQuery(where + " order by id desc", ImageEntity.class)
                        .setParameter("project", project)
                        .setMaxResults(limit);
        if (before != null) {
            query.setParameter("before", before);
        }
        filter.parameters().forEach(query::setParameter);
        return query.getResultList();
    }
}
