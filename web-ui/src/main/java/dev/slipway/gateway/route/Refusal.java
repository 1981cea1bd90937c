package dev.slipway.gateway.route;

import dev.slipway.core.problem.ErrorCode;

/// Why the gateway itself says no, whatever the protocol.
///
/// @param detail what happened and what to do, for the caller
/// @param retryAfterSeconds when it makes sense to ask again; 0 when it does not
public record Refusal(ErrorCode code, String detail, int retryAfterSeconds) {

    /// A refusal that the same request will meet again.
    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail, 0);
    }

    /// Something behind the gateway does not answer now.
    public static Refusal unavailable(String detail) {
        return new Refusal(ErrorCode.UNAVAILABLE, detail, 2);
    }

    /// Nobody is known by the credentials given, or none were given.
    public static Refusal unauthenticated(String detail) {
        return of(ErrorCode.UNAUTHENTICATED, detail);
    }
}
