package dev.slipway.builder.image;

import dev.slipway.builder.assembly.ImageKind;
import dev.slipway.builder.source.VersionFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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

    boolean exists(Repository repository) {
        return !of(repository, "", 1).getResultList().isEmpty();
    }

    Optional<ImageEntity> find(Repository repository, String digest) {
        return of(repository, " and imageDigest = :digest", 1)
                .setParameter("digest", digest)
                .getResultStream()
                .findFirst();
    }

    /// The image that stands for a version: the newest that runs by itself, else the newest.
    Optional<ImageEntity> find(Repository repository, int version) {
        return of(
                        repository,
                        " and version = :version order by case when kind = :runnable then 0 else 1 end,"
                                + " id desc",
                        1)
                .setParameter("version", version)
                .setParameter("runnable", ImageKind.RUNNABLE)
                .getResultStream()
                .findFirst();
    }

    List<ImageEntity> withUnknownBlobs(Repository repository, int limit) {
        return of(repository, " and blobsKnown = false order by id desc", limit).getResultList();
    }

    /// Version numbers that have an image, in the order of their text, after `last`.
    List<String> tags(Repository repository, String last, int limit) {
        return entities.createNativeQuery(
                        "select distinct version::text collate \"C\" as tag from image"
                                + " where project = :project and slug = :slug"
                                + " and version::text collate \"C\" > :last order by tag",
                        String.class)
                .setParameter("project", repository.project())
                .setParameter("slug", repository.slug())
                .setParameter("last", last)
                .setMaxResults(limit)
                .getResultList();
    }

    private TypedQuery<ImageEntity> of(Repository repository, String rest, int limit) {
        return entities.createQuery(
                        "from ImageEntity where project = :project and slug = :slug" + rest,
                        ImageEntity.class)
                .setParameter("project", repository.project())
                .setParameter("slug", repository.slug())
                .setMaxResults(limit);
    }
}
