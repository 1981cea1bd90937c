package dev.slipway.gateway.user;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.gateway.identity.Passwords;
import dev.slipway.gateway.identity.Secret;
import dev.slipway.gateway.token.TokenRepository;
import dev.slipway.gateway.token.TokenRepository.Fresh;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Makes the user `admin` at the first start, from the environment. Later starts leave the user as
/// it is, so a password that was changed stays changed; the token gets rights that are new since.
@ApplicationScoped
class FirstAdministrator {
    static final String NAME = "admin";
    private static final List<String> EVERYTHING =
            Arrays.stream(Verb.values()).map(Verb::wireName).sorted().toList();
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final UserRepository users;
    private final TokenRepository tokens;
    private final Clock clock;
    private final Optional<String> password;
    private final Optional<String> token;

    FirstAdministrator(
            UserRepository users,
            TokenRepository tokens,
            Clock clock,
            @ConfigProperty(name = "slipway.bootstrap.admin.password") Optional<String> password,
            @ConfigProperty(name = "slipway.bootstrap.admin.token") Optional<String> token) {
        this.users = users;
        this.tokens = tokens;
        this.clock = clock;
        this.password = password;
        this.token = token;
    }

    @Transactional
    void make(@Observes StartupEvent start) {
        if (users.find(NAME).isPresent()) {
            token.ifPresent(secret -> tokens.rights(Secret.sha256(secret), EVERYTHING));
            return;
        }
        if (password.isEmpty()) {
            LOG.warn(
                    "There is no user yet; set SLIPWAY_BOOTSTRAP_ADMIN_PASSWORD to make the user"
                            + " admin");
            return;
        }
        Instant now = clock.instant();
        if (users.insert(NAME, Passwords.hash(password.get()), now)) {
            users.join(NAME, Identity.DEFAULT_PROJECT, Role.ADMIN.wireName());
            token.ifPresent(secret -> tokens.insert(everything(secret), now, null));
            LOG.info("The user admin was made");
        }
    }

    private static Fresh everything(String secret) {
        return new Fresh(
                Secret.sha256(secret),
                "first administrator",
                Identity.DEFAULT_PROJECT,
                NAME,
                null,
                EVERYTHING);
    }
}
