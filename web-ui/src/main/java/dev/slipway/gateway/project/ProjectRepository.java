package dev.slipway.gateway.project;

import dev.slipway.gateway.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Projects by name.
@ApplicationScoped
class ProjectRepository {
    private final Statements statements;

    ProjectRepository(Statements statements) {
        this.statements = statements;
    }

    boolean insert(String name, Instant now) {
        return statements.execute(
                        "insert into project (name, created_at) values (?, ?) on conflict do nothing",
                        name,
                        now)
                == 1;
    }

    /// The projects that a user belongs to, by name, after `after`.
    List<Project> of(String username, String after, int limit) {
        return statements.list(
                """
                select p.name, p.created_at from project p
                join membership m on m.project = p.name join user_account u on u.id = m.user_id
                where u.username = ? and p.name > ? order by p.name limit ?
                """,
                row ->
                        new Project(
                                row.getString("name"), row.getTimestamp("created_at").toInstant()),
                username,
                after,
                limit);
    }
}
