package dev.slipway.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the gateway's public keys come from.
@ConfigMapping(prefix = "slipway.jwks")
public interface JwksConfig {
    /// Address of the key set; without it only the cache is used.
    Optional<URI> url();

    /// The file that outlives an outage of the gateway.
    Optional<Path> cache();

    /// Shortest time between two fetches, whatever unknown keys are presented.
    @WithDefault("5s")
    Duration minInterval();

    /// Age at which keys are fetched again although they are known.
    @WithDefault("1h")
    Duration maxAge();
}
