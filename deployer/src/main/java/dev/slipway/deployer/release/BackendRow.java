package dev.slipway.deployer.release;

import dev.slipway.deployer.target.Live;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What should run for a release, and what was last seen of it.
///
/// @param drainUntil when a draining backend is retired
/// @param readySince when it became ready; null while it is not
/// @param restarts starts after the first one, since it was last ready for long
/// @param nextStartAt when it is started again; null when that is not planned
public record BackendRow(
        UUID releaseId,
        Desired desired,
        @Nullable Instant drainUntil,
        Live live,
        @Nullable Instant readySince,
        int restarts,
        @Nullable Instant nextStartAt) {

    /// What should be.
    public enum Desired {
        RUNNING,
        DRAINING,
        GONE
    }

    /// Where it answers, when it is known.
    public @Nullable URI url() {
        return live.url();
    }
}
