package dev.slipway.testkit;

import dev.slipway.core.identity.Verb;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Signed tokens as the gateway makes them. The short forms are for the user `tester`.
public final class Tokens {
    public static final String USER = "tester";

    private static final String AUDIENCE = "slipway";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private Tokens() {}

    /// A token of a project with some rights.
    public static String of(String project, Verb... verbs) {
        return claims(USER, project, verbs).sign();
    }

    /// A token with every right.
    public static String admin(String project) {
        return of(project, Verb.values());
    }

    /// A token that expired a minute ago.
    public static String expired(String project, Verb... verbs) {
        return claims(USER, project, verbs).expiresIn(Duration.ofMinutes(-1)).sign();
    }

    /// A token signed by a key that the gateway does not have.
    public static String forged(String project, Verb... verbs) {
        return claims(USER, project, verbs).sign(TestKeys.make(TestKeys.KEY_ID));
    }

    /// Starts a token to change its claims.
    public static Claims claims(String subject, String project, Verb... verbs) {
        return new Claims(subject, project, verbs);
    }

    /// The value of the Authorization header.
    public static String bearer(String token) {
        return "Bearer " + token;
    }

    /// The claims of one token.
    public static final class Claims {
        private final JwtClaims claims = new JwtClaims();

        private Claims(String subject, String project, Verb... verbs) {
            List<String> names = Arrays.stream(verbs).map(Verb::wireName).toList();
            claims.setIssuer("slipway");
            claims.setSubject(subject);
            claims.setAudience(AUDIENCE);
            claims.setIssuedAtToNow();
            claims.setStringClaim("project", project);
            claims.setStringListClaim("verbs", names);
            expiresIn(LIFE);
        }

        public Claims audience(String audience) {
            claims.setAudience(audience);
            return this;
        }

        public Claims expiresIn(Duration life) {
            NumericDate at = NumericDate.now();
            at.addSeconds(life.toSeconds());
            claims.setExpirationTime(at);
            return this;
        }

        public Claims onBehalfOf(String user) {
            claims.setStringClaim("obo", user);
            return this;
        }

        /// Binds the token to a deployment, `ENV/NAME`.
        public Claims deployment(String deployment) {
            claims.setStringClaim("deployment", deployment);
            return this;
        }

        public String sign() {
            return sign(TestKeys.key());
        }

        private String sign(EllipticCurveJsonWebKey key) {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setKey(key.getPrivateKey());
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setAlgorithmHeaderValue(
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            try {
                return signature.getCompactSerialization();
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
