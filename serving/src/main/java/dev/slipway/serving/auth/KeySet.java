package dev.slipway.serving.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The P-256 keys of a JWKS document, by key id. Keys of other kinds are passed over.
final class KeySet {
    static final KeySet EMPTY = new KeySet(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, PublicKey> keys;

    private KeySet(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /// @throws IOException when it is no JWKS document
    static KeySet parse(byte[] document) throws IOException {
        JsonNode list = JSON.readTree(document).path("keys");
        if (!list.isArray()) {
            throw new IOException("not a JWKS document");
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode key : list) {
            if (key.path("kty").asText().equals("EC") && key.path("crv").asText().equals("P-256")) {
                keys.put(key.path("kid").asText(), publicKey(key));
            }
        }
        return new KeySet(keys);
    }

    private static PublicKey publicKey(JsonNode key) throws IOException {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(coordinate(key, "x"), coordinate(key, "y"));
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(
                                    point, curve.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException("a key of the JWKS document cannot be used", unusable);
        }
    }

    private static BigInteger coordinate(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    Optional<PublicKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }
}
