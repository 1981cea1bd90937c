package dev.slipway.gateway.pull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a registry's client shows in `Authorization`. Cookies do not count here.
public sealed interface PullCredentials {
    /// Longest header looked at: a short token has a few hundred characters.
    int MAX_LENGTH = 4_096;

    /// A short token of [PullTokenResource].
    record Short(String jwt) implements PullCredentials {
        /// Never the secret: records print their fields otherwise.
        @Override
        public String toString() {
            return "Short[…]";
        }
    }

    /// An opaque token as `Bearer`.
    record Opaque(String token) implements PullCredentials {
        @Override
        public String toString() {
            return "Opaque[…]";
        }
    }

    /// `Basic`: a user's name and password, or any name and an opaque token.
    record Basic(String username, String password) implements PullCredentials {
        @Override
        public String toString() {
            return "Basic[…]";
        }
    }

    /// What JSON Web Tokens look like; opaque ones have no dots.
    Pattern JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /// Reads the header; empty when it is absent or cannot be read.
    static Optional<PullCredentials> read(@Nullable String authorization) {
        if (authorization == null || authorization.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String header = authorization.strip();
        int space = header.indexOf(' ');
        if (space < 0) {
            return Optional.empty();
        }
        String value = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(bearer(value));
            case "basic" -> basic(value);
            default -> Optional.empty();
        };
    }

    private static PullCredentials bearer(String value) {
        return JWT.matcher(value).matches() ? new Short(value) : new Opaque(value);
    }

    private static Optional<PullCredentials> basic(String value) {
        try {
            String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
