package dev.slipway.gateway.project;

import org.jspecify.annotations.Nullable;

/// A project to be made.
public record ProjectCreate(@Nullable String name) {}
