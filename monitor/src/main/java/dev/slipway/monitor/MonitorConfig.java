package dev.slipway.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long monitoring waits and remembers.
@ConfigMapping(prefix = "slipway.monitor")
public interface MonitorConfig {
    /// How long after the end of a window its labels may come. A release that was superseded this
    /// long ago is watched no longer.
    @WithDefault("P14D")
    Duration labelHorizon();

    /// How long single predictions and labels are kept, at least: where a policy's window and the
    /// label horizon together last longer, they are kept as long as these.
    @WithDefault("P45D")
    Duration predictionRetention();
}
