package dev.slipway.kit.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How jobs are run.
@ConfigMapping(prefix = "slipway.jobs")
public interface JobsConfig {
    /// Whether this process runs jobs; enqueueing works either way.
    @WithDefault("true")
    boolean enabled();

    /// Jobs that run at once in this process.
    @WithDefault("2")
    int threads();

    /// How often due jobs are looked for when no local commit announced one.
    @WithDefault("1s")
    Duration pollInterval();

    /// How often a running job says that its worker lives; after four missed ones it is dead.
    @WithDefault("5s")
    Duration heartbeatInterval();

    /// How long a stop waits for running jobs before it interrupts them.
    @WithDefault("8s")
    Duration stopWait();
}
