package dev.slipway.gateway.door;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Set;

/// Guards acts that a browser does on its own credentials: they must come from a page of this very
/// origin, or carry a header that another origin's page cannot set.
final class SameOrigin {
    static final String PROOF = "X-Slipway-Csrf";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private SameOrigin() {}

    /// Refuses a cookie's request that changes something and is not provably ours.
    static void require(HttpServerRequest request) {
        boolean safe = SAFE.contains(request.method().name());
        if (!safe && !request.headers().contains(PROOF) && !sameOrigin(request)) {
            throw foreign();
        }
    }

    /// Refuses a request that a browser says comes from a foreign page (signing in has no cookie
    /// yet).
    static void refuseForeign(HttpServerRequest request) {
        boolean safe = SAFE.contains(request.method().name());
        if (!safe && request.headers().contains("Origin") && !sameOrigin(request)) {
            throw foreign();
        }
    }

    private static boolean sameOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static RefusedException foreign() {
        return new RefusedException(
                Refusal.of(
                        ErrorCode.FORBIDDEN,
                        "A session can change things only from the console's own pages; send the"
                                + " header "
                                + PROOF
                                + ", or use a token"));
    }
}
