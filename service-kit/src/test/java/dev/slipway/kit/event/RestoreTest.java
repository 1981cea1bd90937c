package dev.slipway.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.Event;
import dev.slipway.testkit.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// An export is a COPY of the log, of a service's cursors and of its effects, taken from one
/// snapshot; a restore puts them into an empty, bootstrapped server.
class RestoreTest {
    private static final String APPEND =
            """
            insert into bus.outbox (type, project, subject, actor, data)
            select 'model.created', 'default', '%s-' || n, 'tester',
                   '{"model":"m","slug":"m"}'::jsonb from generate_series(1, %d) n
            """;
    private static final List<String> EXPORTED =
            List.of("bus.event", "bus.outbox", "monitor.event_cursor", "monitor.effect");

    /// Records the subjects it sees; its effect is a row.
    private record Recorder(DataSourceOf database, List<String> seen) implements EventConsumer {
        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public void apply(Event event) {
            seen.add(event.subject());
            database.execute("insert into monitor.effect values (" + event.position() + ")");
        }
    }

    /// One server and one session on it.
    private record DataSourceOf(Connection connection) {
        void execute(String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long single(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        EventCursors cursors() {
            var source = new OneConnection(connection);
            return new EventCursors(
                    source, new EventReader(source, new EventCodec(new ObjectMapper())));
        }
    }

    private static DataSourceOf server() throws SQLException {
        Connection connection =
                DriverManager.getConnection(TestPostgres.another(), "postgres", "postgres");
        DataSourceOf database = new DataSourceOf(connection);
        database.execute("set search_path = monitor");
        database.execute("create table event_cursor (consumer text primary key, position bigint)");
        database.execute("create table effect (position bigint not null)");
        return database;
    }

    private static byte[] copyOut(DataSourceOf from, String table) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        from.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table + " to stdout", bytes);
        return bytes.toByteArray();
    }

    private static void copyIn(DataSourceOf to, String table, byte[] rows) throws Exception {
        to.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows));
    }

    private static void restore(DataSourceOf from, DataSourceOf to) throws Exception {
        from.execute("begin isolation level repeatable read");
        for (String table : EXPORTED) {
            copyIn(to, table, copyOut(from, table));
        }
        from.execute("commit");
    }

    @Test
    void afterARestoreNothingIsSkippedNothingDoubledAndTheChainHolds() throws Exception {
        DataSourceOf lost = server();
        Recorder before = new Recorder(lost, new ArrayList<>());
        lost.cursors().create("recorder");
        lost.execute(APPEND.formatted("old", 30));
        lost.single("select bus.sequence(20)");
        for (int i = 0; i < 12; i++) {
            assertThat(lost.cursors().applyNext(before)).isPresent();
        }

        DataSourceOf restored = server();
        restore(lost, restored);

        assertThat(restored.single("select coalesce(bus.first_break(), 0)")).isZero();
        restored.execute(APPEND.formatted("new", 5));
        assertThat(restored.single("select bus.sequence(500)")).isEqualTo(15);
        Recorder after = new Recorder(restored, new ArrayList<>());
        while (restored.cursors().applyNext(after).isPresent()) {
            assertThat(after.seen()).hasSizeLessThanOrEqualTo(23);
        }

        assertThat(before.seen()).hasSize(12);
        assertThat(after.seen()).hasSize(23);
        List<String> all = new ArrayList<>(before.seen());
        all.addAll(after.seen());
        assertThat(all).doesNotHaveDuplicates().hasSize(35);
        assertThat(restored.single("select count(*) from effect")).isEqualTo(35);
        assertThat(restored.single("select count(distinct position) from effect")).isEqualTo(35);
        assertThat(restored.single("select max(position) from bus.event")).isEqualTo(35);
        assertThat(restored.single("select coalesce(bus.first_break(), 0)")).isZero();
    }

    @Test
    void aChangedRowBreaksTheChainAtItsPosition() throws Exception {
        DataSourceOf database = server();
        database.execute(APPEND.formatted("row", 5));
        database.single("select bus.sequence(500)");
        database.execute("update bus.event set actor = 'somebody else' where position = 3");
        assertThat(database.single("select bus.first_break()")).isEqualTo(3);
    }
}
