package dev.slipway.deployer.release;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Body of the calls that take something back: cancel, roll back, remove.
public record Reason(@NotBlank @Size(max = 1000) @Nullable String reason) {}
