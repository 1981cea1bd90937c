package dev.slipway.deployer.release;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deployment as the database has it.
///
/// @param currentRelease the healthy release that has the traffic
/// @param previousRelease the one that had it before
public record DeploymentRow(
        UUID id,
        String project,
        String environment,
        String name,
        Removal removal,
        @Nullable String removalReason,
        @Nullable UUID currentRelease,
        @Nullable UUID previousRelease,
        Instant createdAt,
        long rowVersion) {

    /// Whether it is being taken away.
    public enum Removal {
        NONE,
        REMOVING,
        REMOVED
    }

    /// `staging/flight-delay`.
    public String address() {
        return environment + "/" + name;
    }
}
