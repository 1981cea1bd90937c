package dev.slipway.kit.telemetry;

import dev.slipway.core.event.Event;
import dev.slipway.kit.event.EventDelivery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/// `slipway_event_delivery_seconds{consumer}`: the time from an event's `occurredAt` to the commit
/// of its effect, as a histogram. A replay of old events counts with their age.
@ApplicationScoped
class DeliveryTimer implements EventDelivery {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofSeconds(30);

    private final MeterRegistry meters;
    private final Clock clock;

    DeliveryTimer(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void applied(String consumer, Event event) {
        Timer.builder("slipway.event.delivery")
                .description("from an event's occurrence to the commit of its effect")
                .tag("consumer", consumer)
                .publishPercentileHistogram()
                .minimumExpectedValue(LEAST)
                .maximumExpectedValue(MOST)
                .register(meters)
                .record(Duration.between(event.occurredAt(), clock.instant()));
    }
}
