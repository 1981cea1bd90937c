package dev.slipway.core.event;

/// A model exists.
public record ModelCreated(String model, String slug) implements EventData {}
