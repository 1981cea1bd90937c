package dev.slipway.registry.alias;

import jakarta.validation.constraints.Min;

/// Where an alias is to point.
public record AliasMove(@Min(1) int version) {}
