package dev.slipway.oci.registry;

import java.time.Duration;
import java.util.Optional;

/// Counts the failures of one step. Not thread-safe.
final class Attempts {
    private final RegistrySettings settings;
    private final Pause pause;
    private int failures;

    Attempts(RegistrySettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
    }

    /// Whether the failure that was just seen is the last one allowed.
    boolean exhausted() {
        return failures + 1 >= settings.attempts();
    }

    /// Waits before the next attempt.
    ///
    /// @param wanted what the registry asked for, instead of the usual time
    void pause(Optional<Duration> wanted) throws InterruptedException {
        Duration usual = settings.backoff().multipliedBy(1L << Math.min(failures, 10));
        Duration longest = RegistrySettings.LONGEST_PAUSE;
        failures++;
        pause.take(wanted.orElse(usual.compareTo(longest) < 0 ? usual : longest));
    }

    /// The step got ahead: earlier failures no longer count.
    void progressed() {
        failures = 0;
    }
}
