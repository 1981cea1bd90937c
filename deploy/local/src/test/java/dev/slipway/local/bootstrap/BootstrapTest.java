package dev.slipway.local.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.local.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapTest {

    private static final Map<String, String> PASSWORDS = passwords();

    @TempDir private static Path folder;
    private static TestPostgres postgres;

    @BeforeAll
    static void bootstrapTwice() throws Exception {
        postgres = TestPostgres.start(folder);
        bootstrap();
        try (Connection registry = as("registry");
                Statement statement = registry.createStatement()) {
            statement.execute("create table model (id int)");
            statement.execute("insert into model values (1)");
        }
        bootstrap();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aSecondRunLosesNothing() throws Exception {
        assertThat(strings("registry", "select id from model")).containsExactly("1");
    }

    @Test
    void everyServiceHasARoleAndASchemaOfItsName() throws Exception {
        for (ServiceRole role : ServiceRole.ALL) {
            assertThat(strings(role.name(), "select current_schema()"))
                    .containsExactly(role.name());
            assertThat(strings(role.name(), "show transaction_timeout")).containsExactly("30s");
        }
    }

    @Test
    void aServiceCannotReadAnothersTables() {
        assertThatThrownBy(() -> strings("validator", "select id from registry.model"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for table model");
    }

    @Test
    void aServiceReadsAPublishedViewOnlyWhenItsOwnerGrantsIt() throws Exception {
        try (Connection registry = as("registry");
                Statement statement = registry.createStatement()) {
            statement.execute("create or replace view v_model as select id from model");
            statement.execute("grant select on v_model to validator");
        }

        assertThat(strings("validator", "select id from registry.v_model")).containsExactly("1");
        assertThatThrownBy(() -> strings("builder", "select id from registry.v_model"))
                .hasMessageContaining("permission denied for view v_model");
        assertThatThrownBy(() -> strings("identity", "select id from registry.v_model"))
                .hasMessageContaining("permission denied for schema registry");
    }

    @Test
    void aServiceCannotMakeTablesElsewhere() {
        for (String place : List.of("public", "bus", "registry")) {
            assertThatThrownBy(() -> strings("validator", "create table " + place + ".t (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema " + place);
        }
    }

    @Test
    void aServiceAppendsToTheOutboxAndCannotChangeOrReadWhatWaitsThere() throws Exception {
        try (Connection registry = as("registry");
                Statement statement = registry.createStatement()) {
            statement.execute(insert("model.created"));
            assertThatThrownBy(() -> statement.execute("delete from bus.outbox"))
                    .hasMessageContaining("permission denied for table outbox");
            assertThatThrownBy(() -> statement.execute("update bus.outbox set type = 'x'"))
                    .hasMessageContaining("permission denied for table outbox");
            assertThatThrownBy(() -> statement.executeQuery("select data from bus.outbox"))
                    .hasMessageContaining("permission denied for table outbox");
        }
        assertThat(strings("monitor", "select count(id) > 0 from bus.outbox")).containsExactly("t");
    }

    @Test
    void aServiceReadsTheLogAndCannotWriteIt() throws Exception {
        assertThat(strings("deployer", "select count(*) >= 0 from bus.event")).containsExactly("t");
        assertThatThrownBy(() -> strings("deployer", "delete from bus.event returning id"))
                .hasMessageContaining("permission denied for table event");
    }

    @Test
    void anEventLargerThan16KilobytesIsRefused() throws Exception {
        try (Connection registry = as("registry");
                Statement statement = registry.createStatement()) {
            String data = "{\"x\":\"" + "a".repeat(16_400) + "\"}";
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "insert into bus.outbox (type, project, subject, actor, data) values ('t','p','s','a','"
                                                    + data
                                                    + "')"))
                    .hasMessageContaining("outbox_data_at_most_16_kb");
        }
    }

    @Test
    void aPasswordForSomethingThatIsNoServiceIsRefused() {
        assertThatThrownBy(
                        () ->
                                Bootstrap.run(
                                        postgres.url(),
                                        "postgres",
                                        TestPostgres.OWNER_PASSWORD,
                                        Map.of("postgres", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no service has the database role postgres");
    }

    @Test
    void theDatabaseInAnAddressIsSwappedAndItsOptionsStay() {
        assertThat(Bootstrap.withDatabase("jdbc:postgresql://h:1/postgres?ssl=true", "slipway"))
                .isEqualTo("jdbc:postgresql://h:1/slipway?ssl=true");
        assertThatThrownBy(() -> Bootstrap.withDatabase("jdbc:postgresql://h:1", "slipway"))
                .hasMessage(
                        "expected jdbc:postgresql://HOST:PORT/DATABASE, found jdbc:postgresql://h:1");
    }

    private static void bootstrap() throws SQLException {
        String url =
                Bootstrap.run(postgres.url(), "postgres", TestPostgres.OWNER_PASSWORD, PASSWORDS);
        assertThat(url).endsWith("/slipway");
    }

    private static String insert(String type) {
        return "insert into bus.outbox (type, project, subject, actor, data) values ('"
                + type
                + "', 'default', 's', 'a', '{}')";
    }

    private static Connection as(String role) throws SQLException {
        return postgres.connect("slipway", role, PASSWORDS.get(role));
    }

    private static List<String> strings(String role, String query) throws SQLException {
        try (Connection connection = as(role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static Map<String, String> passwords() {
        Map<String, String> passwords = new HashMap<>();
        ServiceRole.ALL.forEach(role -> passwords.put(role.name(), role.name() + "'s %I pass"));
        return Map.copyOf(passwords);
    }
}
