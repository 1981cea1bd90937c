package dev.slipway.local.supervisor;

import java.util.Optional;

/// Asks a running process whether it is ready to work. Answers within a second.
@FunctionalInterface
public interface Readiness {

    /// @return empty when ready, else why not
    Optional<String> whyNotReady();
}
