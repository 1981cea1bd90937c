package dev.slipway.gateway.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An API token.
///
/// @param owner who made it; none for a token that a service asked for
/// @param deployment the one deployment an ingest token is for
/// @param expiresAt when it ends; none for the administrator's first token
/// @param token the secret, only in the answer that made it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Token(
        String id,
        String name,
        List<String> scopes,
        @Nullable String owner,
        @Nullable String deployment,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable String token) {
    public Token {
        scopes = List.copyOf(scopes);
    }

    Token shown(String secret) {
        return new Token(id, name, scopes, owner, deployment, createdAt, expiresAt, secret);
    }

    /// Never the secret: records print their fields otherwise.
    @Override
    public String toString() {
        return "Token[id=" + id + ", name=" + name + "]";
    }
}
