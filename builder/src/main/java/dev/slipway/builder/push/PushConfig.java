package dev.slipway.builder.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// Where images are pushed (`SLIPWAY_PUSH_*`, `DOCKER_CONFIG`).
@ConfigMapping(prefix = "slipway.push")
public interface PushConfig {
    /// `REGISTRY/PREFIX`; images go to `REGISTRY/PREFIX/<project>/<slug>`, tagged with the number
    /// of the version. Absent: images are only pulled from Slipway.
    Optional<String> repository();

    /// Who pushes; absent: whom [#dockerConfig] names for the registry.
    Optional<String> username();

    /// The password or token that belongs to the user name.
    Optional<String> password();

    /// Folder of a `config.json` as `docker login` writes it, read again for each push; absent:
    /// nobody in particular pushes.
    @WithDefault("${DOCKER_CONFIG:}")
    Optional<String> dockerConfig();
}
