package dev.slipway.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a caller shows at the door.
public sealed interface Credentials {
    /// Longest secret looked at.
    int MAX_LENGTH = 512;

    /// Digest of the secret, the key under which it is looked up.
    byte[] sha256();

    /// A browser's session.
    record Cookie(byte[] sha256) implements Credentials {}

    /// An opaque token.
    record Token(byte[] sha256) implements Credentials {}

    /// A text that stands for these credentials in a cache.
    default String key() {
        String kind =
                switch (this) {
                    case Cookie _ -> "c";
                    case Token _ -> "t";
                };
        return kind + HexFormat.of().formatHex(sha256());
    }

    /// Reads the `Authorization` header, else the session cookie. A header that cannot be read is
    /// no credentials, not the cookie's.
    static Optional<Credentials> read(@Nullable String authorization, @Nullable String cookie) {
        if (authorization != null) {
            return token(authorization.strip()).map(text -> new Token(Secret.sha256(text)));
        }
        if (cookie == null || cookie.isEmpty() || cookie.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new Cookie(Secret.sha256(cookie)));
    }

    /// The token of `Bearer TOKEN`, or of `Basic` with the token as the password (MLflow's
    /// clients).
    private static Optional<String> token(String authorization) {
        int space = authorization.indexOf(' ');
        if (space < 0 || authorization.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String value = authorization.substring(space + 1).strip();
        return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(value).filter(text -> !text.isEmpty());
            case "basic" -> password(value);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
