package dev.slipway.builder.source;

/// A file of a version.
///
/// @param sha256 64 hexadecimal digits; names the blob of the registry
public record SourceFile(String path, long sizeBytes, String sha256) {}
