package dev.slipway.kit.event;

import dev.slipway.core.event.Event;

/// Told of each event after a consumer's effect and its cursor are committed.
@FunctionalInterface
public interface EventDelivery {
    void applied(String consumer, Event event);
}
