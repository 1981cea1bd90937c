package dev.slipway.gateway.token;

import dev.slipway.gateway.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tokens by their digest; the secrets themselves are never here.
@ApplicationScoped
public class TokenRepository {
    private static final String COLUMNS =
            """
            select t.id, t.name, t.scopes, u.username, t.deployment, t.created_at, t.expires_at,
            t.secret_sha256 from token t left join user_account u on u.id = t.owner_id
            """;

    private final Statements statements;

    TokenRepository(Statements statements) {
        this.statements = statements;
    }

    /// A token to be kept.
    ///
    /// @param owner the user who asks; none for a service
    public record Fresh(
            byte[] sha256,
            String name,
            String project,
            @Nullable String owner,
            @Nullable String deployment,
            List<String> scopes) {}

    /// A token and the digest under which the door remembers it.
    record Kept(Token token, byte[] sha256) {}

    /// Keeps a token and answers its id.
    public String insert(Fresh fresh, Instant now, @Nullable Instant expiresAt) {
        return statements
                .first(
                        """
                        insert into token (secret_sha256, name, project, owner_id, deployment,
                          scopes, created_at, expires_at)
                        values (?, ?, ?, (select id from user_account where username = ?), ?, ?, ?, ?)
                        returning id
                        """,
                        row -> row.getString("id"),
                        fresh.sha256(),
                        fresh.name(),
                        fresh.project(),
                        fresh.owner(),
                        fresh.deployment(),
                        fresh.scopes(),
                        now,
                        expiresAt)
                .orElseThrow();
    }

    /// Tokens of a project that still work, newest first; of one owner unless `owner` is null.
    List<Token> list(String project, @Nullable String owner, String before, int limit) {
        return statements.list(
                COLUMNS
                        + """
                        where t.project = ? and t.revoked_at is null
                        and (?::text is null or u.username = ?) and t.id < ?::uuid
                        order by t.id desc limit ?
                        """,
                row -> kept(row).token(),
                project,
                owner,
                owner,
                before,
                limit);
    }

    Optional<Kept> find(String project, UUID id) {
        return statements.first(
                COLUMNS + " where t.project = ? and t.id = ? and t.revoked_at is null",
                TokenRepository::kept,
                project,
                id);
    }

    /// Gives a token these rights; changes nothing when it is not there any more.
    public void rights(byte[] sha256, List<String> scopes) {
        statements.execute(
                "update token set scopes = ? where secret_sha256 = ? and scopes <> ?",
                scopes,
                sha256,
                scopes);
    }

    boolean revoke(UUID id, Instant now) {
        return statements.execute(
                        "update token set revoked_at = ? where id = ? and revoked_at is null",
                        now,
                        id)
                == 1;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Token token =
                new Token(
                        row.getString("id"),
                        row.getString("name"),
                        Arrays.asList((String[]) row.getArray("scopes").getArray()),
                        row.getString("username"),
                        row.getString("deployment"),
                        row.getTimestamp("created_at").toInstant(),
                        Statements.instant(row, "expires_at"),
                        null);
        return new Kept(token, row.getBytes("secret_sha256"));
    }
}
