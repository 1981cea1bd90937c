package dev.slipway.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;

/// Which headers go through. Those of one connection (RFC 9110 section 7.6.1), the caller's own
/// credentials and whatever names the caller in the proxy's name stay behind.
final class HopHeaders {
    private static final Set<String> HOP =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "expect");
    private static final Set<String> CALLER_ONLY =
            Set.of(
                    "authorization",
                    "cookie",
                    "host",
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-host",
                    "x-forwarded-proto",
                    "x-forwarded-prefix",
                    "x-slipway-csrf");

    /// The door has set these itself, or no answer from behind may set them on this origin.
    private static final Set<String> DOOR_ONLY = Set.of("set-cookie", "x-request-id");

    private HopHeaders() {}

    static void copyRequest(MultiMap from, MultiMap to) {
        copy(from, to, CALLER_ONLY);
    }

    static void copyResponse(MultiMap from, MultiMap to) {
        copy(from, to, DOOR_ONLY);
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> withheld) {
        Set<String> named = named(from);
        from.forEach(
                (name, value) -> {
                    String key = name.toLowerCase(Locale.ROOT);
                    if (!HOP.contains(key) && !withheld.contains(key) && !named.contains(key)) {
                        to.add(name, value);
                    }
                });
    }

    private static Set<String> named(MultiMap headers) {
        String connection = headers.get("connection");
        if (connection == null) {
            return Set.of();
        }
        return Set.of(connection.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*"));
    }
}
