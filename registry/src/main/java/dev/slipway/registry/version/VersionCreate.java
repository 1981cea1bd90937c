package dev.slipway.registry.version;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A version to open for upload.
public record VersionCreate(@Nullable @Size(max = 10_000) String description) {}
