package dev.slipway.gateway.pull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// The answer of the token endpoint, in the form that registries' clients read.
///
/// @param accessToken the same as `token`: some clients read the one, some the other
/// @param expiresIn seconds
public record PullToken(
        String token,
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("issued_at") Instant issuedAt) {
    /// Never the secret: records print their fields otherwise.
    @Override
    public String toString() {
        return "PullToken[expiresIn=" + expiresIn + "]";
    }
}
