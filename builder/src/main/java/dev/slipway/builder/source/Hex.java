package dev.slipway.builder.source;

/// Digests of other services, with or without their prefix.
final class Hex {
    private static final String PREFIX = "sha256:";

    private Hex() {}

    static String of(String digest) {
        return digest.startsWith(PREFIX) ? digest.substring(PREFIX.length()) : digest;
    }
}
