package dev.slipway.kit.object;

/// Stored bytes, named by their content.
///
/// @param sha256 64 lower-case hexadecimal digits, without a prefix
public record Blob(String sha256, long sizeBytes) {}
