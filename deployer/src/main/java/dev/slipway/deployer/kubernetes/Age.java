package dev.slipway.deployer.kubernetes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// When something gets too old.
record Age(Duration most, Clock clock) {
    Instant now() {
        return clock.instant();
    }

    boolean over(Instant since) {
        return !now().isBefore(since.plus(most));
    }
}
