package dev.slipway.testkit;

import dev.slipway.local.bootstrap.Bootstrap;
import dev.slipway.local.bootstrap.ServiceRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A real PostgreSQL 18, bootstrapped as in production: database, roles, schemas, event log.
public final class TestPostgres {
    private static final String OWNER = "postgres";

    private TestPostgres() {}

    /// The JDBC address of the database `slipway`.
    public static String url() {
        return Shared.value("postgres", TestPostgres::start);
    }

    /// The password of a service's role.
    public static String password(String role) {
        return "test-" + role;
    }

    /// A connection with the rights of the server's owner, to look behind the scenes.
    public static Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), OWNER, OWNER);
    }

    /// A connection with the rights of a service.
    public static Connection as(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, password(role));
    }

    /// Makes another, empty server beside the shared one, bootstrapped too; for tests of restores.
    ///
    /// @return the JDBC address of its database `slipway`
    public static String another() {
        return start();
    }

    /// The first copy on the class path: inside a build of everything the local stack's jar, which
    /// carries one too, may stand beside it.
    private static InputStream binaries(String system, String machine) {
        InputStream found = TestPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
        return Objects.requireNonNull(found, "no PostgreSQL for Linux on x86-64 on the class path");
    }

    private static String start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setPgBinaryResolver(TestPostgres::binaries)
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("max_connections", "60")
                            .setServerConfig("shared_buffers", "32MB")
                            .start();
            Map<String, String> passwords =
                    ServiceRole.ALL.stream()
                            .map(ServiceRole::name)
                            .collect(Collectors.toMap(Function.identity(), TestPostgres::password));
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + OWNER;
            return Bootstrap.run(url, OWNER, OWNER, passwords);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL was not bootstrapped", e);
        }
    }
}
