package dev.slipway.serving.auth;

/// What the bearer of a token gets.
public sealed interface Decision {
    /// The token holds.
    record Accepted(Caller caller) implements Decision {}

    /// No token, or one that does not hold; the reason is fit for the caller.
    record Refused(String reason) implements Decision {}

    /// The token names a key that is not known yet: refresh the keys, then ask again.
    record UnknownKey(String keyId) implements Decision {}
}
