package dev.slipway.gateway.pull;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a client is sent for a token: to the address at which it has reached this gateway.
public final class PullRealm {
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private PullRealm() {}

    /// The challenge of a 401; empty when the request names no host that may stand in a header.
    public static Optional<String> challenge(HttpServerRequest request) {
        boolean secure =
                request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        return challenge(secure ? "https" : "http", request.getHeader("Host"));
    }

    /// The challenge for a client that used this scheme and header `Host`. A proxy before this
    /// gateway may have taken TLS off, so the scheme is what the client spoke.
    static Optional<String> challenge(String scheme, @Nullable String host) {
        if (host == null || !HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                "Bearer realm=\"%s://%s/v2/token\",service=\"slipway\"".formatted(scheme, host));
    }
}
