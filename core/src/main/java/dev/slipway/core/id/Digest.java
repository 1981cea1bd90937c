package dev.slipway.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 digest, written `sha256:` and 64 lower-case hexadecimal digits.
public record Digest(String value) {
    public static final String PREFIX = "sha256:";
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    /// @throws IllegalArgumentException when `value` has another form
    @JsonCreator
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a digest of the form sha256:<64 hex>: " + value);
        }
    }

    /// The digest of 64 hexadecimal digits without a prefix.
    public static Digest ofHex(String hex) {
        return new Digest(PREFIX + hex);
    }

    /// The digest of a text's UTF-8 bytes.
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The digest of bytes.
    public static Digest of(byte[] bytes) {
        return ofHex(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /// A new SHA-256 computation.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The 64 hexadecimal digits.
    public String hex() {
        return value.substring(PREFIX.length());
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
