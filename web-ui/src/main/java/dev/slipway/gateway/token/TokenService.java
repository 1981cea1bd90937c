package dev.slipway.gateway.token;

import dev.slipway.core.event.TokenCreated;
import dev.slipway.core.event.TokenRevoked;
import dev.slipway.core.identity.Verb;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.gateway.identity.Credentials;
import dev.slipway.gateway.identity.Identities;
import dev.slipway.gateway.identity.Requests;
import dev.slipway.gateway.identity.Secret;
import dev.slipway.gateway.identity.TokenEnd;
import dev.slipway.gateway.token.TokenRepository.Fresh;
import dev.slipway.gateway.token.TokenRepository.Kept;
import dev.slipway.kit.Transactions;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.http.Cursor;
import dev.slipway.kit.http.Page;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// API tokens of the caller. Administrators see and revoke everybody's in their project.
@ApplicationScoped
public class TokenService {
    /// Above every id, to begin a list that runs downwards.
    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final TokenRepository tokens;
    private final Identities identities;
    private final EventLog events;
    private final Transactions transactions;
    private final Caller caller;
    private final TokenEnd tokenEnd;
    private final Clock clock;

    TokenService(
            TokenRepository tokens,
            Identities identities,
            EventLog events,
            Transactions transactions,
            Caller caller,
            TokenEnd tokenEnd,
            Clock clock) {
        this.tokens = tokens;
        this.identities = identities;
        this.events = events;
        this.transactions = transactions;
        this.caller = caller;
        this.tokenEnd = tokenEnd;
        this.clock = clock;
    }

    /// Makes a token. Its secret is in this answer and nowhere else.
    ///
    /// @throws ProblemException FORBIDDEN for a scope that the caller does not have
    @Transactional
    public Token create(TokenCreate request) {
        caller.require(Verb.TOKEN_WRITE);
        TokenOrder order = TokenOrder.of(request, caller);
        Secret secret = Secret.token();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = end(request, now.plus(order.lifetime()));
        Fresh fresh =
                new Fresh(
                        secret.sha256(),
                        order.name(),
                        caller.project(),
                        order.owner(),
                        order.deployment(),
                        order.scopes());
        String id = tokens.insert(fresh, now, expiresAt);
        events.append(caller.context(), id, new TokenCreated(order.name(), order.scopes()));
        return new Token(
                id,
                order.name(),
                order.scopes(),
                order.owner(),
                order.deployment(),
                now,
                expiresAt,
                secret.text());
    }

    /// A token that a token makes does not outlive it.
    private Instant end(TokenCreate request, Instant wanted) {
        Instant end = tokenEnd.cap(wanted);
        if (request.expires() != null && end.isBefore(wanted)) {
            throw Requests.invalid(
                    "expires",
                    "reaches beyond %s, when the token that asks ends; ask with a session or a token that lives longer"
                            .formatted(end));
        }
        return end;
    }

    /// Tokens that were not revoked, newest first.
    public Page<Token> list(@Nullable String cursor, @Nullable Integer limit) {
        caller.require(Verb.TOKEN_WRITE);
        int size = Page.limit(limit);
        String before =
                cursor == null ? LAST_ID : id(Cursor.decode(cursor, 1).getFirst()).toString();
        return Page.of(
                tokens.list(caller.project(), visibleOwner(), before, size + 1),
                size,
                token -> Cursor.encode(token.id()),
                token -> token);
    }

    /// Ends a token at once.
    ///
    /// @throws ProblemException NOT_FOUND when the caller has no such token
    @Transactional
    public void revoke(String id) {
        caller.require(Verb.TOKEN_WRITE);
        Kept kept = tokens.find(caller.project(), id(id)).orElseThrow(() -> absent(id));
        boolean visible = visibleOwner() == null || caller.actor().equals(kept.token().owner());
        if (!visible || !tokens.revoke(id(id), clock.instant())) {
            throw absent(id);
        }
        transactions.afterCommit(() -> identities.forget(new Credentials.Token(kept.sha256())));
        events.append(caller.context(), id, new TokenRevoked(kept.token().name()));
    }

    /// Whose tokens the caller may see; null for everybody's.
    private @Nullable String visibleOwner() {
        boolean all =
                caller.verbs().contains(Verb.USER_WRITE)
                        || caller.actor().startsWith(Identities.SERVICE);
        return all ? null : caller.actor();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw absent(text);
        }
    }

    private static ProblemException absent(String id) {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "There is no token %s that you can see.".formatted(id));
    }
}
