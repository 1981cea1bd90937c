package dev.slipway.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The gateway's signing key and the address that publishes it, as the gateway would.
public final class TestKeys {
    static final String KEY_ID = "test-1";

    private static final String PATH = "/.well-known/jwks.json";
    private static final int OK = 200;

    private TestKeys() {}

    /// The address of the key set.
    public static String url() {
        return Shared.value("jwks", () -> serve(publicKeys()));
    }

    /// The key set as JSON, without private parts.
    public static String publicKeys() {
        return new JsonWebKeySet(key()).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /// The private key.
    static EllipticCurveJsonWebKey key() {
        String json =
                Shared.value(
                        "key",
                        () -> make(KEY_ID).toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(json);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A new ES256 key.
    static EllipticCurveJsonWebKey make(String keyId) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(keyId);
            key.setUse("sig");
            key.setAlgorithm("ES256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String serve(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    PATH,
                    exchange -> {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(OK, bytes.length);
                        exchange.getResponseBody().write(bytes);
                        exchange.close();
                    });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
