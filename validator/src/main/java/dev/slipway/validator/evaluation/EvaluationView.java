package dev.slipway.validator.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.validator.gate.GateResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Between the row and what the API shows.
@ApplicationScoped
class EvaluationView {
    private static final TypeReference<List<GateResult>> GATES = new TypeReference<>() {};

    private final ObjectMapper mapper;

    EvaluationView(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Evaluation show(EvaluationEntity row) {
        return new Evaluation(
                row.id,
                row.versionId,
                row.model,
                row.version,
                row.versionDigest,
                row.policy,
                row.policyRevision,
                row.policyHash,
                row.state,
                gates(row.gates),
                row.queuedAt,
                row.startedAt,
                row.finishedAt,
                row.requestedBy,
                row.evidenceSha256,
                row.reason);
    }

    /// Gates as they are stored.
    String json(List<GateResult> gates) {
        try {
            return mapper.writeValueAsString(gates);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("gates can always be written", e);
        }
    }

    private List<GateResult> gates(String json) {
        try {
            return mapper.readValue(json, GATES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored gates are JSON", e);
        }
    }
}
