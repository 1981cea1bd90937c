package dev.slipway.gateway.session;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/// The browser's session: opaque, unreadable for scripts, never sent from another site's page.
public final class SessionCookie {
    public static final String NAME = "slipway_session";

    private SessionCookie() {}

    static NewCookie of(String secret, Duration lifetime, boolean secure) {
        return cookie(secret, Math.toIntExact(lifetime.toSeconds()), secure);
    }

    static NewCookie ended(boolean secure) {
        return cookie("", 0, secure);
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
