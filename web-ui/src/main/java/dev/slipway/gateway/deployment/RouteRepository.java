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

    /// Where all backends are.
    public Map<Backend, URI> all() throws SQLException {
        Map<Backend, URI> routes = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ROUTES);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                routes.put(
                        new Backend(
                                rows.getString("project"),
                                rows.getString("environment"),
                                rows.getString("deployment")),
                        URI.create(rows.getString("url")));
            }
        }
        return Map.copyOf(routes);
    }
}
