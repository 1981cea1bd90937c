package dev.slipway.registry.version;

/// Where a version's signature comes from.
public enum SignatureSource {
    /// Read from the model's graph.
    INFERRED,
    /// Given as `signature.json`, and found to agree with the graph.
    GIVEN
}
