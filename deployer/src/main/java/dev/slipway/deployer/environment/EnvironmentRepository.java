package dev.slipway.deployer.environment;

import dev.slipway.deployer.jdbc.Database;
import dev.slipway.deployer.jdbc.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class EnvironmentRepository {
    private static final String SELECT =
            "select name, target, created_at, row_version from environment where project = ?";

    private final Database database;
    private final Clock clock;

    EnvironmentRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Environment> list(String project) {
        return database.list(SELECT + " order by name", EnvironmentRepository::read, project);
    }

    Optional<Environment> find(String project, String name) {
        return database.first(SELECT + " and name = ?", EnvironmentRepository::read, project, name);
    }

    /// Answers whether it was made; an existing one is left as it is.
    boolean addIfAbsent(String project, String name, String target) {
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
    boolean setTarget(String project, Environment environment, String target) {
        return database.update(
                        "update environment set target = ?, row_version = row_version + 1"
                                + " where project = ? and name = ? and row_version = ?",
                        target,
                        project,
                        environment.name(),
                        environment.rowVersion())
                == 1;
    }

    private static Environment read(Row row) throws SQLException {
        return new Environment(
                row.text("name"),
                row.text("target"),
                row.instant("created_at"),
                row.longNumber("row_version"));
    }
}
