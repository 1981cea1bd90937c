package dev.slipway.kit.identity;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies the gateway's tokens: ES256, issuer, audience, life time.
@ApplicationScoped
public class TokenVerifier {
    public static final String ISSUER = "slipway";

    /// The audience of tokens for services; those for deployments have another.
    public static final String AUDIENCE = "slipway";

    private static final Logger LOG = Logger.getLogger(TokenVerifier.class);
    private static final int ALLOWED_SKEW_SECONDS = 5;

    private final SigningKeys keys;
    private final Clock clock;

    TokenVerifier(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// Who a token speaks for.
    ///
    /// @throws ProblemException UNAUTHENTICATED when it is not valid now
    public Identity verify(String token) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder()
                            .setJwsAlgorithmConstraints(
                                    AlgorithmConstraints.ConstraintType.PERMIT,
                                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                            .setVerificationKeyResolver((signature, _) -> key(signature))
                            .setExpectedIssuer(ISSUER)
                            .setExpectedAudience(AUDIENCE)
                            .setRequireSubject()
                            .setRequireExpirationTime()
                            .setAllowedClockSkewInSeconds(ALLOWED_SKEW_SECONDS)
                            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                            .build()
                            .processToClaims(token);
            return identity(claims);
        } catch (InvalidJwtException e) {
            LOG.debugf("token refused: %s", e.getMessage());
            throw refused(e);
        } catch (MalformedClaimException e) {
            LOG.debugf("token refused: %s", e.getMessage());
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "The token is not valid.");
        }
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        String keyId = Optional.ofNullable(signature.getKeyIdHeaderValue()).orElse("");
        return keys.find(keyId).orElseThrow(() -> new UnresolvableKeyException("no key " + keyId));
    }

    private static ProblemException refused(InvalidJwtException e) {
        return new ProblemException(
                ErrorCode.UNAUTHENTICATED,
                e.hasErrorCode(ErrorCodes.EXPIRED)
                        ? "The token has expired. Get a new one."
                        : "The token is not valid.");
    }

    private static Identity identity(JwtClaims claims) throws MalformedClaimException {
        List<String> names =
                claims.hasClaim("verbs") ? claims.getStringListClaimValue("verbs") : List.of();
        Set<Verb> verbs =
                names.stream()
                        .map(Verb::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet());
        String project = claims.getStringClaimValue("project");
        if (project == null) {
            throw new MalformedClaimException("no project");
        }
        return new Identity(
                claims.getSubject(),
                project,
                verbs,
                claims.getStringClaimValue("obo"),
                claims.getStringClaimValue("deployment"));
    }
}
