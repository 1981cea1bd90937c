package dev.slipway.deployer.release;

import dev.slipway.core.state.ReleaseState;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How long a release may stay in each state, and how long a replaced backend answers what it has.
@ConfigMapping(prefix = "slipway.rollout")
public interface Deadlines {
    /// From the request to the first step.
    @WithDefault("2M")
    Duration draft();

    /// Checking evidence and documents of the image.
    @WithDefault("2M")
    Duration verifying();

    /// Fetching the image, starting, loading the model, answering the golden rows.
    @WithDefault("10M")
    Duration provisioning();

    /// Moving the traffic.
    @WithDefault("2M")
    Duration promoting();

    /// Taking back.
    @WithDefault("2M")
    Duration aborting();

    /// From the moment at which traffic went elsewhere to the end of a backend.
    @WithDefault("10S")
    Duration drain();

    /// The time for a state; empty for states that may last for ever.
    default Optional<Duration> of(ReleaseState state) {
        return switch (state) {
            case DRAFT -> Optional.of(draft());
            case VERIFYING -> Optional.of(verifying());
            case PROVISIONING, SHADOW, CANARY, ANALYSING -> Optional.of(provisioning());
            case PROMOTING -> Optional.of(promoting());
            case ABORTING -> Optional.of(aborting());
            case HEALTHY, SUPERSEDED, RETIRED, ROLLED_BACK, FAILED -> Optional.empty();
        };
    }
}
