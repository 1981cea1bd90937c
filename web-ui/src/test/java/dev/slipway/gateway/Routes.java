package dev.slipway.gateway;

import dev.slipway.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The deployer's published table, played by a test.
final class Routes {
    private Routes() {}

    static void publish() throws SQLException {
        try (Connection deployer = TestPostgres.as("deployer");
                Statement statement = deployer.createStatement()) {
            statement.execute(
                    """
                    create table if not exists deployer.test_route (
                      environment text, deployment text, project text, release_id uuid, url text,
                      primary key (project, environment, deployment));
                    create or replace view deployer.v_route as select * from deployer.test_route;
                    grant select on deployer.v_route to identity;
                    """);
        }
    }

    static void set(String environment, String deployment, String project, String url)
            throws SQLException {
        try (Connection deployer = TestPostgres.as("deployer");
                PreparedStatement insert =
                        deployer.prepareStatement(
                                """
                                insert into deployer.test_route values (?, ?, ?, null, ?)
                                on conflict (project, environment, deployment) do update
                                set url = excluded.url
                                """)) {
            insert.setString(1, environment);
            insert.setString(2, deployment);
            insert.setString(3, project);
            insert.setString(4, url);
            insert.executeUpdate();
        }
    }
}
