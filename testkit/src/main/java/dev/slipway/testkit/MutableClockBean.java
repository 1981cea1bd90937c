package dev.slipway.testkit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Takes the place of the system's clock in tests.
class MutableClockBean {
    @Produces
    @Singleton
    MutableClock clock() {
        return MutableClock.ticking();
    }
}
