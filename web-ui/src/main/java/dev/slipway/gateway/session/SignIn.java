package dev.slipway.gateway.session;

import org.jspecify.annotations.Nullable;

/// Name and password.
public record SignIn(@Nullable String username, @Nullable String password) {
    /// Never the password: records print their fields otherwise.
    @Override
    public String toString() {
        return "SignIn[username=" + username + "]";
    }
}
