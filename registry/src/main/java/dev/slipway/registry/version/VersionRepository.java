package dev.slipway.registry.version;

import jakarta.data.Limit;
import jakarta.data.repository.Delete;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.OrderBy;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Rows of versions and their files.
@Repository
interface VersionRepository {
    StatelessSession session();

    @Insert
    void insert(VersionEntity version);

    @Update
    void update(VersionEntity version);

    @Find
    Optional<VersionEntity> find(UUID modelId, int number);

    @Query("from VersionEntity where id = :id and project = :project")
    Optional<VersionEntity> findById(UUID id, String project);

    @Query("from VersionEntity where modelId = :modelId and number < :before order by number desc")
    List<VersionEntity> page(UUID modelId, int before, Limit limit);

    @Find
    @OrderBy("path")
    List<FileEntity> files(UUID versionId);

    @Find
    Optional<FileEntity> file(UUID versionId, String path);

    @Insert
    void insertFile(FileEntity file);

    @Update
    void updateFile(FileEntity file);

    @Delete
    void deleteFile(FileEntity file);

    /// Reads a version and keeps everybody else from changing it until the transaction ends.
    default @Nullable VersionEntity lock(UUID id) {
        return session().get(VersionEntity.class, id, LockMode.PESSIMISTIC_WRITE);
    }
}
