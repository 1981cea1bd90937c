package dev.slipway.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that a test moves. In a `@QuarkusTest` it is the service's clock and can be injected; it
/// goes with the system's until it is moved.
public final class MutableClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    private MutableClock(Clock base) {
        this.base = base;
    }

    /// A clock that goes on by itself.
    public static MutableClock ticking() {
        return new MutableClock(Clock.systemUTC());
    }

    /// A clock that stands still until it is moved.
    public static MutableClock at(Instant instant) {
        return new MutableClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    /// Moves it forward, or back with a negative duration.
    public void advance(Duration by) {
        offset.updateAndGet(current -> current.plus(by));
    }

    /// Undoes all moves.
    public void reset() {
        offset.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
