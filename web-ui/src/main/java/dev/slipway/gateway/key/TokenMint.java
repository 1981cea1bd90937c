package dev.slipway.gateway.key;

import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Signs the short tokens by which services know a caller. A token is used again for the same
/// principal and audience during the first half of its life, so that a stream of predictions costs
/// no signature each.
public final class TokenMint {
    /// The audience of all services; a deployment's is `serve:ENV/NAME`.
    public static final String SERVICES = "slipway";

    /// The issuer in every token.
    public static final String ISSUER = "slipway";

    static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int CACHED = 1_000;

    private final SigningKey key;
    private final Clock clock;
    private final Map<Order, Kept> minted =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Order, Kept> eldest) {
                    return size() > CACHED;
                }
            };

    public TokenMint(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    private record Order(Principal principal, String audience) {}

    private record Kept(String token, Instant renewAt) {}

    /// A token and its end.
    public record Minted(String token, Instant expiresAt) {
        /// Never the secret: records print their fields otherwise.
        @Override
        public String toString() {
            return "Minted[expiresAt=" + expiresAt + "]";
        }
    }

    /// A token of at most 5 minutes; never longer than the principal's own credentials hold.
    public String mint(Principal principal, String audience) {
        Order order = new Order(principal, audience);
        Instant now = clock.instant();
        synchronized (minted) {
            Kept known = minted.get(order);
            if (known != null && now.isBefore(known.renewAt())) {
                return known.token();
            }
        }
        Minted made = sign(order, now);
        Duration half = Duration.between(now, made.expiresAt()).dividedBy(2);
        synchronized (minted) {
            minted.put(order, new Kept(made.token(), now.plus(half)));
        }
        return made.token();
    }

    /// A token with all of its life before it.
    public Minted fresh(Principal principal, String audience) {
        return sign(new Order(principal, audience), clock.instant());
    }

    private Minted sign(Order order, Instant now) {
        Instant end = end(order.principal(), now);
        return new Minted(sign(claims(order, now, end)), end);
    }

    private static Instant end(Principal principal, Instant now) {
        Instant end = now.plus(LIFETIME);
        Instant own = principal.expiresAt();
        return own != null && own.isBefore(end) ? own : end;
    }

    private static JwtClaims claims(Order order, Instant now, Instant end) {
        Principal principal = order.principal();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(principal.subject());
        claims.setAudience(order.audience());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        // Rounded up: a token that ends within this second is not born expired.
        claims.setExpirationTime(NumericDate.fromSeconds(end.plusMillis(999).getEpochSecond()));
        claims.setStringClaim("project", principal.project());
        claims.setStringListClaim(
                "verbs", new TreeSet<>(principal.verbs()).stream().map(Verb::wireName).toList());
        if (principal.deployment() != null) {
            claims.setStringClaim("deployment", principal.deployment());
        }
        return claims;
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(key.key().getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.key().getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }
}
