package dev.slipway.builder.build;

import java.util.UUID;

/// The data of a build's job.
public record BuildTask(UUID buildId) {}
