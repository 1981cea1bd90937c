package dev.slipway.gateway.pull;

import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Credentials;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.gateway.identity.Principal;
import dev.slipway.gateway.identity.Secret;
import dev.slipway.gateway.key.TokenReader;
import dev.slipway.gateway.route.Refusal;
import dev.slipway.gateway.route.RefusedException;
import dev.slipway.gateway.session.PasswordIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out who pulls. Whatever the credentials may do elsewhere, here they may only pull.
@ApplicationScoped
public class PullCallers {
    /// The audience of short tokens for pulling.
    public static final String AUDIENCE = "oci";

    private final Identities identities;
    private final PasswordIdentities passwords;
    private final TokenReader reader;

    PullCallers(Identities identities, PasswordIdentities passwords, TokenReader reader) {
        this.identities = identities;
        this.passwords = passwords;
        this.reader = reader;
    }

    /// The caller, if no look into the database is needed.
    ///
    /// @param project that of the repository; people may belong to several
    /// @throws RefusedException when the credentials do not hold, or may not pull
    public Optional<Principal> atOnce(PullCredentials credentials, @Nullable String project) {
        return switch (credentials) {
            case PullCredentials.Short(String jwt) -> Optional.of(known(jwt));
            case PullCredentials.Opaque(String token) -> remembered(token, project);
            case PullCredentials.Basic(_, String password) -> remembered(password, project);
        };
    }

    /// The caller. Blocks on the database.
    ///
    /// @throws RefusedException when the credentials are not known, or may not pull
    public Principal find(PullCredentials credentials, @Nullable String project) {
        return switch (credentials) {
            case PullCredentials.Short(String jwt) -> known(jwt);
            case PullCredentials.Opaque(String token) ->
                    puller(identities.find(token(token)), project);
            case PullCredentials.Basic(String username, String password) ->
                    puller(
                            identities
                                    .search(token(password))
                                    .orElseGet(() -> passwords.find(username, password)),
                            project);
        };
    }

    private Principal known(String jwt) {
        return reader.read(jwt, AUDIENCE)
                .map(PullCallers::puller)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        Refusal.unauthenticated(
                                                "The short token has expired or is not one of"
                                                        + " /v2/token; get a new one there")));
    }

    private Optional<Principal> remembered(String token, @Nullable String project) {
        return identities.remembered(token(token)).map(identity -> puller(identity, project));
    }

    private static Credentials token(String text) {
        return new Credentials.Token(Secret.sha256(text));
    }

    private static Principal puller(Identity identity, @Nullable String project) {
        boolean member = project != null && identity.belongsTo(project);
        return puller(identity.in(member ? project : null));
    }

    private static Principal puller(Principal principal) {
        if (!principal.verbs().contains(Verb.PULL)) {
            throw new RefusedException(
                    Refusal.of(
                            ErrorCode.FORBIDDEN,
                            "This needs the right `pull`, which these credentials do not have"));
        }
        return new Principal(
                principal.subject(),
                principal.project(),
                Set.of(Verb.PULL),
                principal.deployment(),
                principal.expiresAt());
    }
}
