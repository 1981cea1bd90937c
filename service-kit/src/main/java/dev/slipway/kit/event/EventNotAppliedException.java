package dev.slipway.kit.event;

import dev.slipway.core.event.Event;

/// A consumer could not apply an event; its transaction is rolled back and the event is tried
/// again.
public class EventNotAppliedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventNotAppliedException(String consumer, Event event, Throwable cause) {
        super(
                "consumer %s could not apply event %d (%s of %s)"
                        .formatted(consumer, event.position(), event.type(), event.subject()),
                cause);
    }
}
