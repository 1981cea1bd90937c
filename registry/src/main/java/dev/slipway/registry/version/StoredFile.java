package dev.slipway.registry.version;

/// A file of a version as callers see it.
///
/// @param size bytes
/// @param sha256 64 hexadecimal digits
public record StoredFile(String path, long size, String sha256, String mediaType) {}
