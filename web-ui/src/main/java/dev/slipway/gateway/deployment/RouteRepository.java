package dev.slipway.gateway.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/// Reads the deployer's published table of routes.
@ApplicationScoped
public class RouteRepository {
    private static final String ROUTES =
            "select environment, deployment, project, url from deployer.v_route";

    private final DataSource database;

    RouteRepository(DataSource database) {
        this.database = database;
    }

    /// All backends by `environment/deployment`.
    public Map<String, Backend> all() throws SQLException {
        Map<String, Backend> routes = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ROUTES);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                routes.put(
                        rows.getString("environment") + "/" + rows.getString("deployment"),
                        new Backend(rows.getString("project"), URI.create(rows.getString("url"))));
            }
        }
        return Map.copyOf(routes);
    }
}
