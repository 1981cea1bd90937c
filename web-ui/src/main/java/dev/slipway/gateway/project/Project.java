package dev.slipway.gateway.project;

import java.time.Instant;

/// A project: it owns models, deployments and everything else.
public record Project(String name, Instant createdAt) {}
