package dev.slipway.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// A random secret of 256 bits as it is shown once, and the digest that is kept. A fast digest is
/// enough: nobody can try 2^256 values.
public record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /// What API tokens begin with, so that scanners for leaked secrets find them.
    public static final String TOKEN_PREFIX = "slw_";

    /// A new API token.
    public static Secret token() {
        return new Secret(TOKEN_PREFIX + random());
    }

    /// A new secret of a session or a link.
    public static Secret plain() {
        return new Secret(random());
    }

    /// SHA-256 of the text.
    public byte[] sha256() {
        return sha256(text);
    }

    /// SHA-256 of a secret that a caller presents.
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Never the secret itself: records print their fields otherwise.
    @Override
    public String toString() {
        return "Secret[…]";
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
