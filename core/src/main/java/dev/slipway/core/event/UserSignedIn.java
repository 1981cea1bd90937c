package dev.slipway.core.event;

/// A person signed in.
public record UserSignedIn(String name) implements EventData {}
