package dev.slipway.builder.source;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An evaluation as the validator publishes it.
///
/// @param versionDigest the bytes that were evaluated
/// @param verdict null until it is finished
/// @param releaseSha256 the release descriptor in the validator's blobs, once finished
public record Evaluation(
        UUID id,
        String versionDigest,
        String policy,
        String state,
        @Nullable String verdict,
        List<Gate> gates,
        @Nullable String releaseSha256) {
    public Evaluation {
        gates = List.copyOf(gates);
    }

    /// One gate and what it said.
    public record Gate(String id, @Nullable String verdict) {}

    /// Whether every gate passed.
    public boolean passed() {
        return "PASS".equals(verdict);
    }
}
