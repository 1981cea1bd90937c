package dev.slipway.gateway.user;

import org.jspecify.annotations.Nullable;

/// A person to be let into the caller's project.
public record UserCreate(
        @Nullable String username, @Nullable String password, @Nullable String role) {
    /// Never the password: records print their fields otherwise.
    @Override
    public String toString() {
        return "UserCreate[username=" + username + ", role=" + role + "]";
    }
}
