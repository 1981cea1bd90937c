package dev.slipway.gateway.key;

import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.identity.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Reads short tokens that come back to the gateway itself. Needs no database: every gateway of an
/// installation has the same key.
public final class TokenReader {
    private final SigningKey key;
    private final Clock clock;

    public TokenReader(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// Who a token speaks for; empty unless it is signed by this installation, for this audience,
    /// and has not expired.
    public Optional<Principal> read(String token, String audience) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(
                                    AlgorithmConstraints.ConstraintType.PERMIT,
                                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                            .setVerificationKey(key.key().getPublicKey())
                            .setExpectedIssuer(TokenMint.ISSUER)
                            .setExpectedAudience(audience)
                            .setRequireSubject()
                            .setRequireExpirationTime()
                            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                            .build()
                            .processToClaims(token);
            return Optional.of(principal(claims));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static Principal principal(JwtClaims claims) throws MalformedClaimException {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (String name : claims.getStringListClaimValue("verbs")) {
            Verb.of(name).ifPresent(verbs::add);
        }
        return new Principal(
                claims.getSubject(),
                claims.getStringClaimValue("project"),
                verbs,
                claims.getStringClaimValue("deployment"),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
