package dev.slipway.gateway.identity;

import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Who stands behind credentials, remembered for seconds. A revoked token is forgotten at once by
/// the gateway that revoked it, and within [#FRESH] by any other. While the database does not
/// answer, what was known lately still holds for [#USABLE], so that predictions go on.
@ApplicationScoped
public class Identities {
    static final Duration FRESH = Duration.ofSeconds(5);
    static final Duration USABLE = Duration.ofMinutes(5);
    /// What subjects of our own services begin with; no user name can.
    public static final String SERVICE = "service:";

    private static final int REMEMBERED = 10_000;
    private static final Logger LOG = Logger.getLogger(Identities.class);

    private final IdentityRepository repository;
    private final Clock clock;
    private final Map<String, Identity> services;
    private final Map<String, Remembered> remembered =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private record Remembered(Identity identity, Instant at) {}

    Identities(
            IdentityRepository repository,
            Clock clock,
            @ConfigProperty(name = "slipway.service.token.deployer") Optional<String> deployer) {
        this.repository = repository;
        this.clock = clock;
        this.services =
                deployer.map(
                                token ->
                                        Map.of(
                                                new Credentials.Token(Secret.sha256(token)).key(),
                                                service("deployer")))
                        .orElse(Map.of());
    }

    /// The identity, if it is known well enough to need no look into the database.
    public Optional<Identity> remembered(Credentials credentials) {
        Identity service = services.get(credentials.key());
        if (service != null) {
            return Optional.of(service);
        }
        return recall(credentials.key(), FRESH).map(this::current);
    }

    /// The identity behind these credentials. Blocks on the database.
    ///
    /// @throws RefusedException when they are unknown or expired, or cannot be checked now
    public Identity find(Credentials credentials) {
        return search(credentials)
                .orElseThrow(
                        () -> new RefusedException(Refusal.unauthenticated(unknown(credentials))));
    }

    /// The identity behind these credentials; empty when they are unknown. Blocks on the database.
    ///
    /// @throws RefusedException when they have expired, or cannot be checked now
    public Optional<Identity> search(Credentials credentials) {
        Identity service = services.get(credentials.key());
        return service != null ? Optional.of(service) : lookUp(credentials).map(this::current);
    }

    /// Forgets a secret that was revoked or signed out.
    public void forget(Credentials credentials) {
        synchronized (remembered) {
            remembered.remove(credentials.key());
        }
    }

    /// Forgets everybody: after roles have changed.
    public void forgetAll() {
        synchronized (remembered) {
            remembered.clear();
        }
    }

    private Optional<Identity> lookUp(Credentials credentials) {
        try {
            Optional<Identity> found = repository.find(credentials);
            synchronized (remembered) {
                found.ifPresentOrElse(
                        identity ->
                                remembered.put(
                                        credentials.key(),
                                        new Remembered(identity, clock.instant())),
                        () -> remembered.remove(credentials.key()));
            }
            return found;
        } catch (SQLException e) {
            LOG.warn("Credentials cannot be looked up; those known lately still hold", e);
            Optional<Identity> lately = recall(credentials.key(), USABLE);
            if (lately.isEmpty()) {
                throw new RefusedException(
                        Refusal.unavailable("The database of identities does not answer now"));
            }
            return lately;
        }
    }

    private Optional<Identity> recall(String key, Duration age) {
        synchronized (remembered) {
            Remembered known = remembered.get(key);
            return known != null && clock.instant().isBefore(known.at().plus(age))
                    ? Optional.of(known.identity())
                    : Optional.empty();
        }
    }

    private Identity current(Identity identity) {
        @Nullable Instant end = identity.expiresAt();
        if (end != null && !clock.instant().isBefore(end)) {
            throw new RefusedException(
                    Refusal.unauthenticated(
                            "These credentials expired at "
                                    + end
                                    + "; sign in again or make a new token"));
        }
        return identity;
    }

    private static Identity service(String name) {
        return Identity.service(
                SERVICE + name, Set.of(Verb.READ, Verb.PULL, Verb.INGEST, Verb.TOKEN_WRITE));
    }

    private static String unknown(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Cookie _ -> "This session has ended; sign in again";
            case Credentials.Token _ ->
                    "This token is not known or was revoked; make a new one with"
                            + " `slipway token create`";
        };
    }
}
