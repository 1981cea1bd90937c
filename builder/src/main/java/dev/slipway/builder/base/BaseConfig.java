package dev.slipway.builder.base;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where the base image comes from.
@ConfigMapping(prefix = "slipway.base")
public interface BaseConfig {
    /// Folder of the OCI layout that `builder-base` made. Absent, or not there: model-only images.
    Optional<Path> image();
}
