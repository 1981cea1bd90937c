package dev.slipway.deployer.release;

import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of `deployment`. Whoever changes what a deployment points to, or begins a release in it,
/// holds its row lock.
@ApplicationScoped
public class DeploymentRepository {
    private static final String SELECT = "select d.* from deployment d ";

    private final Database database;

    public DeploymentRepository(Database database) {
        this.database = database;
    }

    Optional<DeploymentRow> find(String project, String environment, String name) {
        return database.first(
                SELECT + "where d.project = ? and d.environment = ? and d.name = ?",
                DeploymentRepository::read,
                project,
                environment,
                name);
    }

    /// In the order of environment and name, starting after the given pair.
    List<DeploymentRow> list(
            String project,
            @Nullable String afterEnvironment,
            @Nullable String afterName,
            int limit) {
        return database.list(
                SELECT
                        + """
                        where d.project = ? and d.removal <> 'REMOVED'
                          and (?::text is null or (d.environment, d.name) > (?, ?))
                        order by d.environment, d.name limit ?
                        """,
                DeploymentRepository::read,
                project,
                afterEnvironment,
                afterEnvironment,
                afterName,
                limit);
    }

    List<DeploymentRow> removing() {
        return database.list(SELECT + "where d.removal = 'REMOVING'", DeploymentRepository::read);
    }

    /// Makes the row when it is missing.
    void addIfAbsent(String project, String environment, String name, Instant now) {
        database.update(
                "insert into deployment (project, environment, name, created_at)"
                        + " values (?, ?, ?, ?) on conflict (project, environment, name) do nothing",
                project,
                environment,
                name,
                now);
    }

    /// Locks the row until the end of the transaction.
    Optional<DeploymentRow> lock(String project, String environment, String name) {
        return database.first(
                SELECT + "where d.project = ? and d.environment = ? and d.name = ? for update",
                DeploymentRepository::read,
                project,
                environment,
                name);
    }

    /// Locks the row until the end of the transaction.
    DeploymentRow lock(UUID id) {
        return database.first(SELECT + "where d.id = ? for update", DeploymentRepository::read, id)
                .orElseThrow();
    }

    void setReleases(UUID id, @Nullable UUID current, @Nullable UUID previous) {
        database.update(
                "update deployment set current_release = ?, previous_release = ?,"
                        + " row_version = row_version + 1 where id = ?",
                current,
                previous,
                id);
    }

    void setRemoval(UUID id, DeploymentRow.Removal removal, @Nullable String reason) {
        database.update(
                "update deployment set removal = ?, removal_reason = ?,"
                        + " row_version = row_version + 1 where id = ?",
                removal,
                reason,
                id);
    }

    private static DeploymentRow read(Row row) throws SQLException {
        return new DeploymentRow(
                row.uuid("id"),
                row.text("project"),
                row.text("environment"),
                row.text("name"),
                row.constant("removal", DeploymentRow.Removal.class),
                row.textOrNull("removal_reason"),
                row.uuidOrNull("current_release"),
                row.uuidOrNull("previous_release"),
                row.instant("created_at"),
                row.longNumber("row_version"));
    }
}
