package dev.slipway.local.supervisor;

import dev.slipway.local.process.Launch;
import java.io.IOException;

/// Makes the launch of a child each time it is started, so that what changed since (a new base
/// image, a new cache) counts.
@FunctionalInterface
public interface LaunchPlan {

    /// @throws IOException when something that the process needs cannot be made; tried again later
    Launch prepare() throws IOException;
}
