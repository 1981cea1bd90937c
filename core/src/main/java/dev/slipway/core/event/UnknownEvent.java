package dev.slipway.core.event;

/// An event of a type, or of a newer form, that this build does not know. Consumers ignore it.
///
/// @param json the data as it was written
public record UnknownEvent(String json) implements EventData {}
