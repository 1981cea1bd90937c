package dev.slipway.gateway.session;

import dev.slipway.core.event.UserSignedIn;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.GatewaySettings;
import dev.slipway.gateway.identity.Credentials;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Identity;
import dev.slipway.gateway.identity.Passwords;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.gateway.identity.Secret;
import dev.slipway.gateway.identity.TokenEnd;
import dev.slipway.gateway.session.SessionRepository.Opens;
import dev.slipway.gateway.user.UserRepository;
import dev.slipway.gateway.user.UserRepository.Account;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Signs people in, by password or by a one-time link, and out.
@ApplicationScoped
public class SignInService {
    private static final Pattern NAME = Pattern.compile(".{1,63}");
    private static final Pattern PASSWORD =
            Pattern.compile(".{1,%d}".formatted(Passwords.MAX_LENGTH), Pattern.DOTALL);

    private final SessionRepository sessions;
    private final UserRepository users;
    private final PasswordCheck passwords;
    private final Identities identities;
    private final EventLog events;
    private final TokenEnd tokenEnd;
    private final GatewaySettings.Session settings;
    private final Clock clock;

    SignInService(
            SessionRepository sessions,
            UserRepository users,
            PasswordCheck passwords,
            Identities identities,
            EventLog events,
            TokenEnd tokenEnd,
            GatewaySettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.passwords = passwords;
        this.identities = identities;
        this.events = events;
        this.tokenEnd = tokenEnd;
        this.settings = settings.session();
        this.clock = clock;
    }

    /// A session that was just opened.
    record Opened(Secret secret, String username) {}

    /// Opens a session for the right password.
    ///
    /// @throws ProblemException UNAUTHENTICATED for a wrong name or password, which are not told
    ///     apart; TOO_MANY_REQUESTS while the name has to wait
    @Transactional(dontRollbackOn = ProblemException.class)
    Opened byPassword(SignIn signIn) {
        String username =
                Requests.text(signIn.username(), "username", NAME, "must have 1 to 63 characters")
                        .toLowerCase(Locale.ROOT);
        String password =
                Requests.text(
                        signIn.password(),
                        "password",
                        PASSWORD,
                        "must have 1 to %d characters".formatted(Passwords.MAX_LENGTH));
        Account account = passwords.require(username, password);
        Instant until = clock.instant().plus(settings.lifetime());
        return open(new Opens(account.id(), until), username);
    }

    /// Opens a session for a link, which is used up by that.
    ///
    /// @return nothing when the link is unknown, used or too old
    @Transactional
    Optional<Opened> byLink(String secret) {
        return sessions.useLink(Secret.sha256(secret), clock.instant())
                .flatMap(
                        opens ->
                                users.username(opens.user())
                                        .map(username -> open(opens, username)));
    }

    /// A one-time link for a user.
    ///
    /// @return its secret
    @Transactional
    Secret link(String username) {
        UUID user =
                users.find(username)
                        .map(Account::id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.FORBIDDEN,
                                                "Only a person can sign in by a link; these"
                                                        + " credentials are a service's."));
        Secret secret = Secret.plain();
        Instant now = clock.instant();
        Instant until = tokenEnd.cap(now.plus(settings.lifetime()));
        sessions.insertLink(
                secret.sha256(),
                new Opens(user, until),
                now,
                tokenEnd.cap(now.plus(settings.linkLifetime())));
        return secret;
    }

    /// Ends the session of a cookie.
    @Transactional
    void signOut(String cookie) {
        byte[] sha256 = Secret.sha256(cookie);
        sessions.end(sha256);
        identities.forget(new Credentials.Cookie(sha256));
    }

    private Opened open(Opens opens, String username) {
        Secret secret = Secret.plain();
        sessions.open(secret.sha256(), opens.user(), clock.instant(), opens.until());
        EventContext context =
                new EventContext(
                        Identity.DEFAULT_PROJECT,
                        username,
                        null,
                        Problems.requestId().orElse(null));
        events.append(context, username, new UserSignedIn(username));
        return new Opened(secret, username);
    }
}
