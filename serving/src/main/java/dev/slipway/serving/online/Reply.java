package dev.slipway.serving.online;

import io.netty.util.AsciiString;

/// An answer before it is HTTP.
///
/// @param status HTTP status
/// @param contentType of the body
/// @param body owned by the reply
/// @param length bytes of `body` that count
record Reply(int status, AsciiString contentType, byte[] body, int length) {
    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString TEXT =
            AsciiString.cached("text/plain; version=0.0.4; charset=utf-8");

    static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, body.length);
    }

    static Reply json(byte[] body, int length) {
        return new Reply(200, JSON, body, length);
    }

    static Reply text(byte[] body) {
        return new Reply(200, TEXT, body, body.length);
    }
}
