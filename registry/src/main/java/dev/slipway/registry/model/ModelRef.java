package dev.slipway.registry.model;

import java.util.UUID;

/// What other features need to know about a model.
public record ModelRef(UUID id, String project, String name, String slug) {}
