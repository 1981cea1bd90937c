package dev.slipway.builder.push;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where images are pushed (`SLIPWAY_PUSH_*`).
@ConfigMapping(prefix = "slipway.push")
public interface PushConfig {
    /// `REGISTRY/PREFIX`; images go to `REGISTRY/PREFIX/<project>/<slug>`, tagged with the number
    // of
    /// the version. Absent: images are only pulled from Slipway.
    Optional<String> repository();

    /// Who pushes; absent: nobody in particular.
    Optional<String> username();

    /// The password or token that belongs to the user name.
    Optional<String> password();
}
