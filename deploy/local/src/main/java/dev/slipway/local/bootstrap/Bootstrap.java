package dev.slipway.local.bootstrap;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Prepares a PostgreSQL server for Slipway. May run any number of times, and several times at
/// once: everything is guarded by an advisory lock and changes nothing that is already there,
/// except that passwords become the given ones.
public final class Bootstrap {

    /// The one database of all services.
    public static final String DATABASE = "slipway";

    private static final String LOCK =
            "select pg_advisory_lock(hashtextextended('slipway.bootstrap', 0))";

    private Bootstrap() {}

    /// Makes the database `slipway`, one role and one schema per service, and the event log.
    ///
    /// @param jdbcUrl any database of the server, usually `postgres`; must exist
    /// @param ownerUser a superuser, or a role with `createdb` and `createrole`
    /// @param passwords role to password; a role without one is made but cannot sign in with a
    ///     password yet
    /// @return the JDBC address of the database `slipway`
    /// @throws IllegalArgumentException when a password is given for a role that is not a service
    /// @throws SQLException when the server cannot be reached or refuses
    public static String run(
            String jdbcUrl, String ownerUser, String ownerPassword, Map<String, String> passwords)
            throws SQLException {
        requireKnown(passwords);
        try (Connection server = DriverManager.getConnection(jdbcUrl, ownerUser, ownerPassword)) {
            execute(server, LOCK);
            createDatabase(server);
            String url = withDatabase(jdbcUrl, DATABASE);
            try (Connection database = DriverManager.getConnection(url, ownerUser, ownerPassword)) {
                createRolesAndSchemas(database);
                migrateBus(url, ownerUser, ownerPassword);
                Grants.apply(database);
                // Last: a service that can sign in finds everything that it needs.
                setPasswords(database, passwords);
            }
            return url;
        }
    }

    private static void requireKnown(Map<String, String> passwords) {
        for (String role : passwords.keySet()) {
            if (ServiceRole.ALL.stream().noneMatch(known -> known.name().equals(role))) {
                throw new IllegalArgumentException("no service has the database role " + role);
            }
        }
    }

    private static void createDatabase(Connection server) throws SQLException {
        if (!exists(server, "select 1 from pg_database where datname = ?", DATABASE)) {
            execute(server, "create database " + DATABASE + " encoding 'UTF8' template template0");
        }
    }

    private static void setPasswords(Connection database, Map<String, String> passwords)
            throws SQLException {
        for (Map.Entry<String, String> entry : passwords.entrySet()) {
            execute(database, alterPassword(database, entry.getKey(), entry.getValue()));
        }
    }

    private static void createRolesAndSchemas(Connection database) throws SQLException {
        for (ServiceRole role : ServiceRole.ALL) {
            String name = role.name();
            if (!exists(database, "select 1 from pg_roles where rolname = ?", name)) {
                execute(database, "create role " + name + " login");
            }
            execute(database, "alter role " + name + " set search_path = " + name);
            execute(database, "alter role " + name + " set transaction_timeout = '30s'");
            execute(database, "grant " + name + " to current_user");
            execute(database, "create schema if not exists " + name + " authorization " + name);
        }
    }

    private static void migrateBus(String url, String user, String password) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/bus")
                .schemas("bus")
                .defaultSchema("bus")
                .table("bus_history")
                .load()
                .migrate();
    }

    /// DDL takes no parameters, so the server itself quotes the password.
    private static String alterPassword(Connection database, String role, String password)
            throws SQLException {
        try (PreparedStatement quote =
                database.prepareStatement("select format('alter role %I password %L', ?, ?)")) {
            quote.setString(1, role);
            quote.setString(2, password);
            try (ResultSet row = quote.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// Swaps the database in `jdbc:postgresql://HOST:PORT/DATABASE?options`.
    static String withDatabase(String jdbcUrl, String database) {
        int slash = jdbcUrl.indexOf('/', jdbcUrl.indexOf("//") + 2);
        if (!jdbcUrl.startsWith("jdbc:postgresql://") || slash < 0) {
            throw new IllegalArgumentException(
                    "expected jdbc:postgresql://HOST:PORT/DATABASE, found " + jdbcUrl);
        }
        int options = jdbcUrl.indexOf('?', slash);
        return jdbcUrl.substring(0, slash + 1)
                + database
                + (options < 0 ? "" : jdbcUrl.substring(options));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
