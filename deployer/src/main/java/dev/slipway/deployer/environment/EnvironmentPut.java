package dev.slipway.deployer.environment;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/// Body of `PUT /environments/{name}`.
public record EnvironmentPut(@NotBlank @Nullable String target) {}
