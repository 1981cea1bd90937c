package dev.slipway.gateway.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Password hashes: PBKDF2 with HMAC-SHA-512 and a salt of its own each, written as
/// `pbkdf2-sha512$ITERATIONS$SALT$HASH` so that a later version can raise the count.
public final class Passwords {
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Shortest and longest password that may be set.
    public static final int MIN_LENGTH = 12;

    public static final int MAX_LENGTH = 256;

    private Passwords() {}

    /// A new hash of a password.
    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        byte[] hash = derive(password, salt, ITERATIONS);
        return "%s$%d$%s$%s"
                .formatted(
                        SCHEME,
                        ITERATIONS,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /// Whether the password is the one of this hash. Takes the same time either way.
    public static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME) || password.length() > MAX_LENGTH) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
    }

    /// Spends the time of a comparison on a user who does not exist.
    public static void spend(String password) {
        var _ = matches(password, Nobody.HASH);
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA512", e);
        }
    }

    /// Compared with when the user does not exist, so that the answer takes as long.
    private static final class Nobody {
        static final String HASH =
                "%s$%d$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                        .formatted(SCHEME, ITERATIONS);
    }
}
