package dev.slipway.oci.registry;

import java.time.Duration;

/// Waiting between two attempts.
@FunctionalInterface
interface Pause {
    void take(Duration duration) throws InterruptedException;
}
