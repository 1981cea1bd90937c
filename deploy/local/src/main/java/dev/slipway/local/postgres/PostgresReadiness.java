package dev.slipway.local.postgres;

import dev.slipway.local.bootstrap.Bootstrap;
import dev.slipway.local.supervisor.Readiness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Ready means prepared: the first time that the server accepts a connection, bootstrap runs, and
/// only then may services start. Afterwards one kept connection is asked.
public final class PostgresReadiness implements Readiness {

    private static final int TIMEOUT_SECONDS = 1;

    private final String url;
    private final String ownerPassword;
    private final Map<String, String> roles;
    private boolean prepared;
    private @Nullable Connection connection;

    /// @param url any database that is always there
    /// @param roles service role to password
    public PostgresReadiness(String url, String ownerPassword, Map<String, String> roles) {
        this.url = url;
        this.ownerPassword = ownerPassword;
        this.roles = Map.copyOf(roles);
    }

    @Override
    public Optional<String> whyNotReady() {
        try {
            if (connection == null || !connection.isValid(TIMEOUT_SECONDS)) {
                connection = connect();
            }
            if (!prepared) {
                Bootstrap.run(url, PostgresCluster.OWNER, ownerPassword, roles);
                prepared = true;
            }
            return Optional.empty();
        } catch (SQLException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresCluster.OWNER);
        properties.setProperty("password", ownerPassword);
        properties.setProperty("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
        properties.setProperty("ApplicationName", "slipway supervisor");
        return DriverManager.getConnection(url, properties);
    }
}
