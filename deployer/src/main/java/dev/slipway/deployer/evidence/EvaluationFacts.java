package dev.slipway.deployer.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `validator.v_evaluation` with the revision of the policy that it was made under.
///
/// @param verdict null until finished
/// @param gates verdict by gate id
/// @param policy null when the revision does not exist or has another hash
public record EvaluationFacts(
        UUID evaluationId,
        UUID versionId,
        String versionDigest,
        @Nullable String verdict,
        String policyName,
        int policyRevision,
        Map<String, String> gates,
        @Nullable JsonNode policy) {
    public EvaluationFacts {
        gates = Map.copyOf(gates);
    }
}
