package dev.slipway.registry.model;

import jakarta.data.Limit;
import jakarta.data.repository.Delete;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/// Rows of models and their aliases.
@Repository
interface ModelRepository {
    StatelessSession session();

    @Insert
    void insert(ModelEntity model);

    @Update
    void update(ModelEntity model);

    @Find
    Optional<ModelEntity> find(String project, String name);

    @Find
    Optional<ModelEntity> byId(UUID id);

    @Query(
            "from ModelEntity where project = :project and lower(name) like :pattern escape '!'"
                    + " and name > :after order by name")
    List<ModelEntity> page(String project, String pattern, String after, Limit limit);

    @Query("from AliasEntity where modelId in :models order by alias")
    List<AliasEntity> aliases(List<UUID> models);

    @Find
    Optional<AliasEntity> alias(UUID modelId, String alias);

    @Insert
    void insertAlias(AliasEntity alias);

    @Update
    void updateAlias(AliasEntity alias);

    @Delete
    void deleteAlias(AliasEntity alias);

    /// Reads a model and keeps everybody else from changing it until the transaction ends.
    default ModelEntity lock(UUID id) {
        return session().get(ModelEntity.class, id, LockMode.PESSIMISTIC_WRITE);
    }
}
