package dev.slipway.gateway.proxy;

/// Why a passage ended before anything was answered.
public enum Failure {
    /// No connection: nothing was sent, so it may be tried elsewhere.
    UNREACHABLE,
    /// The body is larger than allowed.
    TOO_LARGE,
    /// The connection broke after the request was sent.
    BROKEN
}
