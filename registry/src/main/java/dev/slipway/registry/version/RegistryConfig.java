package dev.slipway.registry.version;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of uploads.
@ConfigMapping(prefix = "slipway.registry")
public interface RegistryConfig {
    /// Largest file of a version, in bytes.
    @WithDefault("17179869184")
    long maxFileBytes();

    /// Largest number of files of a version.
    @WithDefault("1000")
    int maxFiles();

    /// How long an upload may stand still before it is abandoned.
    @WithDefault("24h")
    Duration uploadDeadline();

    /// How long a blob without a reference is kept.
    @WithDefault("24h")
    Duration garbageGrace();
}
