package dev.slipway.builder.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the validator's view.
@ApplicationScoped
@Transactional
public class EvaluationSource {
    private static final TypeReference<List<Evaluation.Gate>> GATES = new TypeReference<>() {};

    private final EntityManager database;
    private final ObjectMapper mapper;

    EvaluationSource(EntityManager database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /// All evaluations of a version, newest first.
    public List<Evaluation> of(SealedVersion version) {
        List<Tuple> rows =
                database.createNativeQuery(
                                "select evaluation_id, version_digest, policy, state, verdict, gates::text as gates,"
                                        + " release_sha256 from validator.v_evaluation"
                                        + " where project = :project and version_id = :version order by evaluation_id desc",
                                Tuple.class)
                        .setParameter("project", version.project())
                        .setParameter("version", version.versionId())
                        .getResultList();
        return rows.stream().map(this::evaluation).toList();
    }

    private Evaluation evaluation(Tuple row) {
        String release = row.get("release_sha256", String.class);
        return new Evaluation(
                row.get("evaluation_id", UUID.class),
                row.get("version_digest", String.class),
                row.get("policy", String.class),
                row.get("state", String.class),
                row.get("verdict", String.class),
                gates(row.get("gates", String.class)),
                release == null ? null : Hex.of(release));
    }

    private List<Evaluation.Gate> gates(@Nullable String json) {
        try {
            return json == null ? List.of() : mapper.readValue(json, GATES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "validator.v_evaluation.gates is not [{id,type,verdict}]", e);
        }
    }
}
