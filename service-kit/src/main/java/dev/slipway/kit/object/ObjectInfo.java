package dev.slipway.kit.object;

/// An object in the store.
public record ObjectInfo(String key, long sizeBytes) {}
