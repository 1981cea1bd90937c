package dev.slipway.core.event;

/// An API token works no longer.
public record TokenRevoked(String name) implements EventData {}
