package dev.slipway.gateway.session;

import java.time.Instant;

/// An address that signs a browser in, once.
public record SignInLink(String url, Instant expiresAt) {
    /// Never the address: it is a secret.
    @Override
    public String toString() {
        return "SignInLink[expiresAt=" + expiresAt + "]";
    }
}
