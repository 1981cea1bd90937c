package dev.slipway.validator.evaluation;

import dev.slipway.core.state.EvaluationState;
import jakarta.data.Limit;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Query;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// Rows of `evaluation`.
@Repository
interface EvaluationRepository {
    StatelessSession session();

    @Insert
    void insert(EvaluationEntity evaluation);

    @Update
    void update(EvaluationEntity evaluation);

    @Query("from EvaluationEntity where id = :id and project = :project")
    Optional<EvaluationEntity> find(UUID id, String project);

    @Query(
            "select count(e) from EvaluationEntity e"
                    + " where id = :id and state = :state and attempt = :attempt")
    long count(UUID id, EvaluationState state, int attempt);

    @Query(
            "from EvaluationEntity where project = :project"
                    + " and (:before is null or id < :before)"
                    + " and (:model is null or (model = :model and version = :version))"
                    + " and (:versionId is null or versionId = :versionId)"
                    + " and (:state is null or state = :state) order by id desc")
    List<EvaluationEntity> page(
            String project,
            @Nullable UUID before,
            @Nullable String model,
            int version,
            @Nullable UUID versionId,
            @Nullable EvaluationState state,
            Limit limit);

    @Query(
            "select id from EvaluationEntity where state in (QUEUED, RUNNING) and deadlineAt < :now"
                    + " order by deadlineAt")
    List<UUID> overdue(Instant now, Limit limit);

    /// Reads a row and keeps everybody else from changing it until the transaction ends.
    default @Nullable EvaluationEntity lock(UUID id) {
        return session().get(EvaluationEntity.class, id, LockMode.PESSIMISTIC_WRITE);
    }
}
