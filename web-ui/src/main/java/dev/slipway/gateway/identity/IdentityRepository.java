package dev.slipway.gateway.identity;

import dev.slipway.core.identity.Role;
import dev.slipway.core.identity.Verb;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Looks up what a cookie or a token stands for. Plain JDBC: this runs for every call whose
/// credentials are not cached, and needs two indexed reads at most.
@ApplicationScoped
public class IdentityRepository {
    private static final String SESSION =
            """
            select u.username, s.expires_at, m.project, m.role
            from session s join user_account u on u.id = s.user_id
            left join membership m on m.user_id = u.id
            where s.secret_sha256 = ?
            """;
    private static final String TOKEN =
            """
            select t.project, t.scopes, t.deployment, t.expires_at, u.username, m.role
            from token t left join user_account u on u.id = t.owner_id
            left join membership m on m.user_id = t.owner_id and m.project = t.project
            where t.secret_sha256 = ? and t.revoked_at is null
            """;

    private final DataSource database;

    IdentityRepository(DataSource database) {
        this.database = database;
    }

    /// The identity behind these credentials, expired or not; empty when they are not known.
    public Optional<Identity> find(Credentials credentials) throws SQLException {
        String sql =
                switch (credentials) {
                    case Credentials.Cookie _ -> SESSION;
                    case Credentials.Token _ -> TOKEN;
                };
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setBytes(1, credentials.sha256());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        switch (credentials) {
                            case Credentials.Cookie _ -> session(rows);
                            case Credentials.Token _ -> token(rows);
                        });
            }
        }
    }

    private static Identity session(ResultSet rows) throws SQLException {
        String username = rows.getString("username");
        Instant expiresAt = instant(rows, "expires_at");
        SortedMap<String, Set<Verb>> verbs = new TreeMap<>();
        do {
            String project = rows.getString("project");
            if (project != null) {
                verbs.put(project, role(rows.getString("role")).verbs());
            }
        } while (rows.next());
        return new Identity(username, verbs, null, expiresAt, false);
    }

    private static Identity token(ResultSet row) throws SQLException {
        String username = row.getString("username");
        String deployment = row.getString("deployment");
        Set<Verb> scopes = scopes(row);
        String role = row.getString("role");
        if (username != null) {
            // What the owner has lost since, the token has lost too.
            scopes.retainAll(role == null ? Set.of() : role(role).verbs());
        }
        SortedMap<String, Set<Verb>> verbs = new TreeMap<>();
        verbs.put(row.getString("project"), scopes);
        String subject = username != null ? username : "serving:" + deployment;
        return new Identity(subject, verbs, deployment, instant(row, "expires_at"), false);
    }

    private static Set<Verb> scopes(ResultSet row) throws SQLException {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        String[] names = (String[]) row.getArray("scopes").getArray();
        Arrays.stream(names).flatMap(name -> Verb.of(name).stream()).forEach(verbs::add);
        return verbs;
    }

    private static Role role(String wireName) {
        return Role.valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
