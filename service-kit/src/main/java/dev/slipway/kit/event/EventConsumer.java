package dev.slipway.kit.event;

import dev.slipway.core.event.Event;

/// Reacts to events. Every bean of this type sees the whole log in order of position, from its
/// beginning, and must ignore what is not its business, [dev.slipway.core.event.UnknownEvent]
/// included.
public interface EventConsumer {
    /// Identifies the cursor; unique in the service and never changed.
    String name();

    /// Applies one event. Runs in one transaction with the move of the cursor, so database effects
    /// happen exactly once, over crashes and replicas. Anything slow or outside the database
    /// belongs in a job enqueued here. An exception rolls back; the event is tried again, with
    /// growing pauses, and nothing after it is applied before it.
    void apply(Event event);
}
