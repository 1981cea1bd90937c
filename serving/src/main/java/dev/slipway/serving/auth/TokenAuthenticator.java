package dev.slipway.serving.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.identity.Verb;
import dev.slipway.serving.auth.Decision.Accepted;
import dev.slipway.serving.auth.Decision.Refused;
import dev.slipway.serving.auth.Decision.UnknownKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Verifies the gateway's ES256 tokens offline. A token that held is remembered until it expires,
/// so that its signature is checked once.
public final class TokenAuthenticator implements Authenticator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "Bearer ";
    private static final String ISSUER = "slipway";
    private static final int LONGEST_TOKEN = 8192;
    private static final int MOST_REMEMBERED = 4096;
    private static final long LEEWAY_SECONDS = 5;

    private record Remembered(Caller caller, long expiresAt) {}

    private final String audience;
    private final @Nullable String project;
    private final KeySource source;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /// @param deployment `ENVIRONMENT/NAME`
    /// @param project the release's project; a token of another is refused
    public TokenAuthenticator(
            String deployment, @Nullable String project, KeySource source, Clock clock) {
        this.audience = "serve:" + deployment;
        this.project = project;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Decision decide(@Nullable String authorization) {
        if (authorization == null) {
            return new Refused("a bearer token is needed");
        }
        boolean bearer = authorization.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
        if (!bearer || authorization.length() > LONGEST_TOKEN) {
            return new Refused("the Authorization header is not a bearer token");
        }
        String token = authorization.substring(PREFIX.length()).strip();
        Remembered known = remembered.get(token);
        if (known != null && known.expiresAt() > now()) {
            return new Accepted(known.caller());
        }
        return verify(token);
    }

    @Override
    public void refreshKeys() {
        source.refresh();
    }

    private long now() {
        return clock.instant().getEpochSecond() - LEEWAY_SECONDS;
    }

    private Decision verify(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new Refused("the token is not a JWT");
        }
        try {
            JsonNode header = json(parts[0]);
            String keyId = header.path("kid").asText();
            if (!header.path("alg").asText().equals("ES256")) {
                return new Refused("the token is not signed with ES256");
            }
            Optional<PublicKey> key = source.current().key(keyId);
            if (key.isEmpty()) {
                return new UnknownKey(keyId);
            }
            return isSigned(parts, key.get())
                    ? check(token, json(parts[1]))
                    : new Refused("the token's signature does not hold");
        } catch (IOException | IllegalArgumentException malformed) {
            return new Refused("the token is not a JWT");
        }
    }

    private static JsonNode json(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException unusable) {
            return false;
        }
    }

    private Decision check(String token, JsonNode claims) {
        long expiresAt = claims.path("exp").asLong(0);
        if (expiresAt <= now()) {
            return new Refused("the token has expired");
        }
        if (!claims.path("iss").asText().equals(ISSUER) || !hasAudience(claims.path("aud"))) {
            return new Refused("the token is not for this deployment (" + audience + ")");
        }
        if (project != null && !claims.path("project").asText().equals(project)) {
            return new Refused("the token is of another project");
        }
        Caller caller = new Caller(verbs(claims.path("verbs")));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(token, new Remembered(caller, expiresAt));
        return new Accepted(caller);
    }

    private boolean hasAudience(JsonNode claim) {
        if (claim.isTextual()) {
            return claim.asText().equals(audience);
        }
        for (JsonNode one : claim) {
            if (one.asText().equals(audience)) {
                return true;
            }
        }
        return false;
    }

    private static Set<Verb> verbs(JsonNode claim) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (JsonNode name : claim) {
            Verb.of(name.asText()).ifPresent(verbs::add);
        }
        return verbs;
    }
}
