package dev.slipway.deployer.environment;

import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.JsonColumn;
import dev.slipway.deployer.jdbc.Row;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.Settings;
import dev.slipway.deployer.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EnvironmentRepository {
    private static final String SELECT =
            "select name, coalesce(target, ?) as target, kubernetes, settings, created_at,"
                    + " row_version from environment where project = ?";

    private final Database database;
    private final Targets targets;
    private final Clock clock;

    EnvironmentRepository(Database database, Targets targets, Clock clock) {
        this.database = database;
        this.targets = targets;
        this.clock = clock;
    }

    List<Environment> list(String project) {
        return database.list(
                SELECT + " order by name", EnvironmentRepository::read, targets.usual(), project);
    }

    Optional<Environment> find(String project, String name) {
        return database.first(
                SELECT + " and name = ?",
                EnvironmentRepository::read,
                targets.usual(),
                project,
                name);
    }

    /// Answers whether it was made; an existing one is left as it is.
    ///
    /// @param target null: the default of the installation, now and later
    boolean addIfAbsent(String project, String name, @Nullable String target) {
        return database.update(
                        "insert into environment (project, name, target, created_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing",
                        project,
                        name,
                        target,
                        clock.instant())
                == 1;
    }

    /// Answers whether the row still had the version.
    boolean change(String project, Environment environment, EnvironmentPut to) {
        return database.update(
                        """
                        update environment set target = ?, kubernetes = ?::jsonb,
                               settings = ?::jsonb, row_version = row_version + 1
                         where project = ? and name = ? and row_version = ?
                        """,
                        to.target(),
                        JsonColumn.write(to.kubernetes()),
                        JsonColumn.write(to.settings()),
                        project,
                        environment.name(),
                        environment.rowVersion())
                == 1;
    }

    private static Environment read(Row row) throws SQLException {
        return new Environment(
                row.text("name"),
                row.text("target"),
                JsonColumn.read(row.textOrNull("kubernetes"), ClusterPlace.class),
                JsonColumn.read(row.textOrNull("settings"), Settings.class),
                row.instant("created_at"),
                row.longNumber("row_version"));
    }
}
