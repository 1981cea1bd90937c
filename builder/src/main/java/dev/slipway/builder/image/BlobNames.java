package dev.slipway.builder.image;

import dev.slipway.oci.Descriptor;
import dev.slipway.oci.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Access to `image_blob`: which blobs the images of a repository name.
@ApplicationScoped
@Transactional
class BlobNames {
    private final EntityManager database;

    BlobNames(EntityManager database) {
        this.database = database;
    }

    /// Notes the blobs of an image, in the caller's transaction.
    void add(Repository repository, List<Descriptor> blobs) {
        for (Descriptor blob : blobs) {
            database.createNativeQuery(
                            "insert into image_blob (project, slug, digest, size_bytes)"
                                    + " values (:project, :slug, :digest, :size) on conflict do nothing")
                    .setParameter("project", repository.project())
                    .setParameter("slug", repository.slug())
                    .setParameter("digest", blob.digest().toString())
                    .setParameter("size", blob.size())
                    .executeUpdate();
        }
    }

    /// Notes the blobs of an image that was made before blobs were noted.
    void complete(UUID image, Repository repository, List<Descriptor> blobs) {
        add(repository, blobs);
        database.createQuery("update ImageEntity set blobsKnown = true where id = :id")
                .setParameter("id", image)
                .executeUpdate();
    }

    /// The size of a blob that an image of this repository names.
    Optional<Long> size(Repository repository, Digest digest) {
        return database.createNativeQuery(
                        "select size_bytes from image_blob"
                                + " where project = :project and slug = :slug and digest = :digest",
                        Long.class)
                .setParameter("project", repository.project())
                .setParameter("slug", repository.slug())
                .setParameter("digest", digest.toString())
                .getResultStream()
                .findFirst()
                .map(Long.class::cast);
    }
}
