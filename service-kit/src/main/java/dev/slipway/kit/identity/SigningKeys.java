package dev.slipway.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// The gateway's public keys by id. Known keys answer from memory, so an outage of the gateway
/// stops nobody who has a token; an unknown id makes a fetch, but not more often than configured.
@ApplicationScoped
class SigningKeys {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final KeySource source;
    private final JwksConfig config;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Map<String, Key> keys;
    private volatile Instant triedAt = Instant.MIN;
    private volatile Instant freshAt = Instant.MIN;

    SigningKeys(KeySource source, JwksConfig config, Clock clock) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.keys = parsedOrEmpty(source.cached());
    }

    /// The key of an id; empty when the gateway does not have it either.
    Optional<Key> find(String keyId) {
        Key known = keys.get(keyId);
        if (known == null || isOld(freshAt, config.maxAge())) {
            refresh(keyId);
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    private void refresh(String keyId) {
        boolean known = keys.containsKey(keyId);
        if (known && !refreshing.tryLock()) {
            return;
        }
        if (!known) {
            refreshing.lock();
        }
        try {
            boolean stillNeeded = known || !keys.containsKey(keyId);
            if (stillNeeded && isOld(triedAt, config.minInterval())) {
                fetch();
            }
        } finally {
            refreshing.unlock();
        }
    }

    private void fetch() {
        triedAt = clock.instant();
        try {
            String json = source.fetch();
            keys = parsed(json);
            freshAt = triedAt;
            source.keep(json);
        } catch (IOException | JoseException e) {
            LOG.warnf("the gateway's keys cannot be fetched, cached ones stay: %s", e.getMessage());
        }
    }

    private boolean isOld(Instant since, Duration age) {
        return since.equals(Instant.MIN) || clock.instant().isAfter(since.plus(age));
    }

    private static Map<String, Key> parsedOrEmpty(String json) {
        try {
            return parsed(json);
        } catch (JoseException e) {
            LOG.warnf("the cached keys cannot be read: %s", e.getMessage());
            return Map.of();
        }
    }

    private static Map<String, Key> parsed(String json) throws JoseException {
        return new JsonWebKeySet(json)
                .getJsonWebKeys().stream()
                        .filter(key -> key.getKeyId() != null)
                        .collect(Collectors.toMap(JsonWebKey::getKeyId, JsonWebKey::getKey));
    }
}
