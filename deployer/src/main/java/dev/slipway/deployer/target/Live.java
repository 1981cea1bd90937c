package dev.slipway.deployer.target;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a target sees of a release.
///
/// @param ready whether it answers predictions; only in phase `RUNNING`
/// @param reason one sentence why it, or a part of it, is not ready; null when all of it is
/// @param pid the process, where there is one to name
/// @param url where requests go; known from phase `RUNNING` on
public record Live(
        Phase phase,
        boolean ready,
        @Nullable String reason,
        @Nullable Long pid,
        @Nullable URI url,
        @Nullable Instant startedAt) {

    /// How far it is.
    public enum Phase {
        /// Nothing is there.
        ABSENT,
        /// It was started and does not listen yet, or it ended and the target starts it again.
        STARTING,
        /// It listens.
        RUNNING,
        /// It ended by itself.
        EXITED,
        /// The target cannot be asked just now. Says nothing about the release: what was seen last
        /// stays true until something else is seen.
        UNKNOWN
    }

    public Live {
        Objects.requireNonNull(phase, "phase");
        if (ready && (phase != Phase.RUNNING || url == null)) {
            throw new IllegalArgumentException("ready without running at an address: " + phase);
        }
        if (!ready && reason == null) {
            throw new IllegalArgumentException("not ready without a reason");
        }
    }

    /// The target cannot be asked.
    ///
    /// @param reason one sentence why
    public static Live unknown(String reason) {
        return new Live(Phase.UNKNOWN, false, reason, null, null, null);
    }

    /// Nothing is there.
    public static Live absent() {
        return new Live(Phase.ABSENT, false, "Nothing runs for this release.", null, null, null);
    }
}
