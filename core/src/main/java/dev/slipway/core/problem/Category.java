package dev.slipway.core.problem;

/// Who can do something about a refusal: the caller, us, or whoever gives us resources.
public enum Category {
    USER,
    INTERNAL,
    RESOURCES
}
