package dev.slipway.monitor.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// What the validator publishes of its evaluations.
@ApplicationScoped
class EvaluationView {
    private final EntityManager entities;

    EvaluationView(EntityManager entities) {
        this.entities = entities;
    }

    /// SHA-256 (64 hex) of the release descriptor of an evaluation.
    ///
    /// @throws IllegalStateException when the evaluation or its descriptor is not there
    @Transactional
    String descriptorOf(UUID evaluationId) {
        Object found =
                entities.createNativeQuery(
                                "select release_sha256 from validator.v_evaluation where evaluation_id = :id",
                                String.class)
                        .setParameter("id", evaluationId)
                        .getSingleResultOrNull();
        if (found == null) {
            throw new IllegalStateException(
                    "evaluation " + evaluationId + " has no release descriptor");
        }
        return ((String) found).replaceFirst("^sha256:", "");
    }
}
