package dev.slipway.serving.auth;

import org.jspecify.annotations.Nullable;

/// Decides about an `Authorization` header without waiting for anything.
public interface Authenticator {
    /// Never blocks; safe on an event loop.
    ///
    /// @param authorization the header's value, if there was one
    Decision decide(@Nullable String authorization);

    /// Fetches keys again. Blocks, at most one fetch at a time and not more often than its pause;
    /// returns without an error when the keys' home cannot be reached.
    void refreshKeys();

    /// Lets everyone in; for a server that listens on loopback only.
    static Authenticator open() {
        return new Authenticator() {
            @Override
            public Decision decide(@Nullable String authorization) {
                return new Decision.Accepted(Caller.LOCAL);
            }

            @Override
            public void refreshKeys() {
                // There are none.
            }
        };
    }
}
