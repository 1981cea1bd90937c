package dev.slipway.gateway.session;

import dev.slipway.gateway.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Sessions, one-time links and failed attempts.
@ApplicationScoped
class SessionRepository {
    private final Statements statements;

    SessionRepository(Statements statements) {
        this.statements = statements;
    }

    /// Failures in a row of a name, and the last one's time.
    record Failures(int count, Instant lastAt) {}

    /// Opens a session; sessions that have ended are swept on the way.
    void open(byte[] sha256, UUID user, Instant now, Instant expiresAt) {
        statements.execute("delete from session where expires_at < ?", now);
        statements.execute(
                """
                insert into session (secret_sha256, user_id, created_at, expires_at)
                values (?, ?, ?, ?)
                """,
                sha256,
                user,
                now,
                expiresAt);
    }

    void end(byte[] sha256) {
        statements.execute("delete from session where secret_sha256 = ?", sha256);
    }

    /// What a link opens.
    ///
    /// @param until when the session ends at the latest
    record Opens(UUID user, Instant until) {}

    void insertLink(byte[] sha256, Opens opens, Instant now, Instant expiresAt) {
        statements.execute("delete from sign_in_link where expires_at < ?", now);
        statements.execute(
                """
                insert into sign_in_link (secret_sha256, user_id, session_until, expires_at)
                values (?, ?, ?, ?)
                """,
                sha256,
                opens.user(),
                opens.until(),
                expiresAt);
    }

    /// Uses a link up. Of two calls at once exactly one gets the user.
    Optional<Opens> useLink(byte[] sha256, Instant now) {
        return statements.first(
                """
                update sign_in_link set used_at = ?
                where secret_sha256 = ? and used_at is null and expires_at > ?
                returning user_id, session_until
                """,
                row ->
                        new Opens(
                                row.getObject("user_id", UUID.class),
                                row.getTimestamp("session_until").toInstant()),
                now,
                sha256,
                now);
    }

    Optional<Failures> failures(String username) {
        return statements.first(
                "select failures, last_at from sign_in_failure where username = ?",
                row ->
                        new Failures(
                                row.getInt("failures"), row.getTimestamp("last_at").toInstant()),
                username);
    }

    /// Counts a failure; one older than `since` starts the count again.
    void countFailure(String username, Instant now, Instant since) {
        statements.execute("delete from sign_in_failure where last_at < ?", since);
        statements.execute(
                """
                insert into sign_in_failure (username, failures, last_at) values (?, 1, ?)
                on conflict (username) do update
                set failures = sign_in_failure.failures + 1, last_at = excluded.last_at
                """,
                username,
                now);
    }

    void clearFailures(String username) {
        statements.execute("delete from sign_in_failure where username = ?", username);
    }
}
