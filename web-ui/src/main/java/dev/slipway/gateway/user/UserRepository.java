package dev.slipway.gateway.user;

import dev.slipway.gateway.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// People and their roles.
@ApplicationScoped
public class UserRepository {
    private final Statements statements;

    UserRepository(Statements statements) {
        this.statements = statements;
    }

    /// A user and the hash of the password.
    public record Account(UUID id, String username, String passwordHash) {}

    /// The account of a name.
    public Optional<Account> find(String username) {
        return statements.first(
                "select id, username, password_hash from user_account where username = ?",
                row ->
                        new Account(
                                row.getObject("id", UUID.class),
                                row.getString("username"),
                                row.getString("password_hash")),
                username);
    }

    /// The name of an account.
    public Optional<String> username(UUID id) {
        return statements.first(
                "select username from user_account where id = ?",
                row -> row.getString("username"),
                id);
    }

    /// Adds an account; false when the name is taken.
    public boolean insert(String username, String passwordHash, Instant now) {
        return statements.execute(
                        """
                        insert into user_account (username, password_hash, created_at)
                        values (?, ?, ?) on conflict do nothing
                        """,
                        username,
                        passwordHash,
                        now)
                == 1;
    }

    /// Makes an account a member of a project.
    public void join(String username, String project, String role) {
        statements.execute(
                """
                insert into membership (user_id, project, role)
                select id, ?, ? from user_account where username = ?
                on conflict (user_id, project) do update set role = excluded.role
                """,
                project,
                role,
                username);
    }

    /// The members of a project by name, after `after`.
    public List<User> members(String project, String after, int limit) {
        return statements.list(
                """
                select u.username, m.role, u.created_at
                from membership m join user_account u on u.id = m.user_id
                where m.project = ? and u.username > ? order by u.username limit ?
                """,
                row ->
                        new User(
                                row.getString("username"),
                                row.getString("role"),
                                row.getTimestamp("created_at").toInstant()),
                project,
                after,
                limit);
    }

    /// Role by project of a user.
    public SortedMap<String, String> roles(String username) {
        SortedMap<String, String> roles = new TreeMap<>();
        statements
                .list(
                        """
                        select m.project, m.role from membership m
                        join user_account u on u.id = m.user_id where u.username = ?
                        """,
                        row -> Map.entry(row.getString("project"), row.getString("role")),
                        username)
                .forEach(role -> roles.put(role.getKey(), role.getValue()));
        return roles;
    }
}
