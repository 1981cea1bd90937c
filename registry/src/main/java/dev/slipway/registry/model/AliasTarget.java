package dev.slipway.registry.model;

import java.util.UUID;

/// The version an alias points at.
public record AliasTarget(UUID versionId, int version) {}
