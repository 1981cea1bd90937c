package dev.slipway.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;

/// One request on its way through.
///
/// @param request the caller's, paused and with its body unread
/// @param base scheme, host and port of what stands behind
/// @param uri path and query to ask there
/// @param headers set on the way, over whatever the caller sent
/// @param maxBodyBytes largest body let through
public record Passage(
        HttpServerRequest request,
        URI base,
        String uri,
        Map<String, String> headers,
        long maxBodyBytes) {
    public Passage {
        headers = Map.copyOf(headers);
    }
}
