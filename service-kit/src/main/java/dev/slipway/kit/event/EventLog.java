package dev.slipway.kit.event;

import dev.slipway.core.event.EventData;

/// Writes events.
public interface EventLog {
    /// Appends an event to the outbox in the caller's transaction: it is in the log if and only if
    /// that transaction commits, and gets its position soon after.
    ///
    /// @param subject what the event is about: `model/3`, `staging/flight-delay`, an id
    /// @throws jakarta.transaction.TransactionalException when there is no transaction
    /// @throws IllegalArgumentException when the data is larger than
    ///     [dev.slipway.core.event.EventTypes#MAX_DATA_BYTES]
    void append(EventContext context, String subject, EventData data);
}
