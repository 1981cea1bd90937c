package dev.slipway.builder.build;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How builds are made.
@ConfigMapping(prefix = "slipway.build")
interface BuildConfig {
    /// A build that did not come to an end this long after its start, retries included, has failed.
    @WithDefault("30m")
    Duration deadline();

    /// Whether every image is assembled a second time from the stored sources and compared.
    @WithDefault("true")
    boolean verify();
}
