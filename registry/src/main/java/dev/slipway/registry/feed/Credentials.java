package dev.slipway.registry.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/// What the request's token says of its own life. The token was verified before, by the kit.
@ApplicationScoped
class Credentials {
    private final HttpHeaders headers;
    private final ObjectMapper mapper;

    Credentials(HttpHeaders headers, ObjectMapper mapper) {
        this.headers = headers;
        this.mapper = mapper;
    }

    /// When the token ends.
    Instant expireAt() {
        String[] token = headers.getHeaderString(HttpHeaders.AUTHORIZATION).split("\\.", -1);
        try {
            byte[] claims = Base64.getUrlDecoder().decode(token[1]);
            return Instant.ofEpochSecond(mapper.readTree(claims).path("exp").asLong());
        } catch (IOException e) {
            throw new IllegalStateException("a verified token cannot be read", e);
        }
    }
}
