package dev.slipway.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.testkit.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir Path folder;

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-31T12:00:00Z"));
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicReference<String> published = new AtomicReference<>();
    private HttpServer gateway;
    private JwksConfig config;

    /// Where keys are in this test.
    private record Config(Optional<URI> url, Optional<Path> cache) implements JwksConfig {
        @Override
        public Duration minInterval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration maxAge() {
            return Duration.ofHours(1);
        }
    }

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/keys",
                exchange -> {
                    fetches.incrementAndGet();
                    byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        gateway.start();
        URI url = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/keys");
        config = new Config(Optional.of(url), Optional.of(folder.resolve("a/jwks.json")));
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    private void publish(String keyId) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(keyId);
        published.set(new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    private SigningKeys start() {
        return new SigningKeys(new KeySource(config), config, clock);
    }

    @Test
    void keysOnDiskOutliveAnOutageAndARestart() throws JoseException {
        publish("one");
        assertThat(start().find("one")).isPresent();
        gateway.stop(0);
        clock.advance(Duration.ofDays(1));
        assertThat(start().find("one")).isPresent();
    }

    @Test
    void aNewKeyIsFetchedWhenItIsFirstSeen() throws JoseException {
        publish("one");
        SigningKeys keys = start();
        assertThat(keys.find("one")).isPresent();
        publish("two");
        clock.advance(Duration.ofSeconds(6));
        assertThat(keys.find("two")).isPresent();
        assertThat(keys.find("one")).isEmpty();
    }

    @Test
    void unknownIdsDoNotFloodTheGateway() throws JoseException {
        publish("one");
        SigningKeys keys = start();
        for (int i = 0; i < 50; i++) {
            assertThat(keys.find("unknown-" + i)).isEmpty();
        }
        assertThat(fetches.get()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(6));
        keys.find("unknown");
        assertThat(fetches.get()).isEqualTo(2);
    }

    @Test
    void knownKeysAnswerFromMemoryUntilTheyAreOld() throws JoseException {
        publish("one");
        SigningKeys keys = start();
        for (int i = 0; i < 50; i++) {
            assertThat(keys.find("one")).isPresent();
        }
        assertThat(fetches.get()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(61));
        assertThat(keys.find("one")).isPresent();
        assertThat(fetches.get()).isEqualTo(2);
    }
}
