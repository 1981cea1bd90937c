package dev.slipway.kit.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the event log is worked.
@ConfigMapping(prefix = "slipway.events")
public interface EventsConfig {
    /// Whether the sequencer and the consumers run; tests switch it off and step by hand.
    @WithDefault("true")
    boolean enabled();

    /// How often the sequencer looks for rows that no local commit announced.
    @WithDefault("100ms")
    Duration sequencerInterval();

    /// How often consumers look when no notification comes.
    @WithDefault("1s")
    Duration consumerInterval();
}
