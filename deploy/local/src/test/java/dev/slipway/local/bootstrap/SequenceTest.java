package dev.slipway.local.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.local.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

class SequenceTest {

    @TempDir private static Path folder;
    private static TestPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestPostgres.start(folder);
        Bootstrap.run(
                postgres.url(),
                "postgres",
                TestPostgres.OWNER_PASSWORD,
                Map.of("registry", "r", "validator", "v"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("truncate bus.outbox, bus.event");
        }
    }

    @Test
    void committedRowsMoveInOrderAndTheOutboxIsEmptyAfterwards() throws Exception {
        try (Connection registry = registry()) {
            append(registry, "a", "b", "c");

            assertThat(sequence(registry, 2)).isEqualTo(2);
            assertThat(sequence(registry, 2)).isEqualTo(1);
            assertThat(sequence(registry, 2)).isEqualTo(0);

            assertThat(subjects(registry)).containsExactly("1 a", "2 b", "3 c");
            assertThat(number(registry, "select count(id) from bus.outbox")).isZero();
        }
    }

    @Test
    void aTransactionThatCommitsLateGetsALaterPositionAndIsNotLost() throws Exception {
        try (Connection late = registry();
                Connection quick = registry()) {
            late.setAutoCommit(false);
            append(late, "late");
            append(quick, "quick");

            assertThat(sequence(quick, 100)).isEqualTo(1);
            assertThat(subjects(quick)).containsExactly("1 quick");

            late.commit();
            assertThat(sequence(quick, 100)).isEqualTo(1);
            assertThat(subjects(quick)).containsExactly("1 quick", "2 late");
        }
    }

    @Test
    void whatIsRolledBackNeverHappened() throws Exception {
        try (Connection registry = registry()) {
            registry.setAutoCommit(false);
            append(registry, "never");
            registry.rollback();
            registry.setAutoCommit(true);

            assertThat(sequence(registry, 100)).isZero();
            assertThat(subjects(registry)).isEmpty();
        }
    }

    @Test
    void onlyOneSequencesAtATime() throws Exception {
        try (Connection first = registry();
                Connection second = registry()) {
            append(first, "a");
            first.setAutoCommit(false);
            assertThat(sequence(first, 100)).isEqualTo(1);

            assertThat(sequence(second, 100)).isEqualTo(-1);

            first.commit();
            assertThat(sequence(second, 100)).isZero();
        }
    }

    @Test
    void aSequencerThatDiesBeforeItsCommitMovesNothing() throws Exception {
        try (Connection registry = registry()) {
            append(registry, "a");
            try (Connection dying = registry()) {
                dying.setAutoCommit(false);
                assertThat(sequence(dying, 100)).isEqualTo(1);
                dying.abort(Runnable::run);
            }
            assertThat(subjects(registry)).isEmpty();
            int moved = sequence(registry, 100);
            while (moved == -1) {
                moved = sequence(registry, 100);
            }
            assertThat(moved).isEqualTo(1);
            assertThat(subjects(registry)).containsExactly("1 a");
        }
    }

    @Test
    void positionsStayGaplessWhileWritersAndSequencersRace() throws Exception {
        int writers = 4;
        int each = 100;
        try (ExecutorService pool = Executors.newFixedThreadPool(writers + 2)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                writing.add(pool.submit(() -> write(each)));
            }
            List<Future<Integer>> sequencing =
                    List.of(pool.submit(() -> drain(writing)), pool.submit(() -> drain(writing)));
            int moved = 0;
            for (Future<Integer> sequencer : sequencing) {
                moved += sequencer.get();
            }
            assertThat(moved).isEqualTo(writers * each / 2);
        }
        try (Connection registry = registry()) {
            List<Long> expected = LongStream.rangeClosed(1, writers * each / 2).boxed().toList();
            assertThat(numbers(registry, "select position from bus.event order by position"))
                    .isEqualTo(expected);
            assertThat(number(registry, "select coalesce(bus.first_break(), 0)")).isZero();
        }
    }

    @Test
    void theMoveIsAnnouncedWithTheLastPosition() throws Exception {
        try (Connection listener = registry();
                Connection registry = registry()) {
            try (Statement statement = listener.createStatement()) {
                statement.execute("listen slipway_event");
            }
            append(registry, "a", "b");
            sequence(registry, 100);

            var notifications = listener.unwrap(PGConnection.class).getNotifications(5_000);
            assertThat(notifications).hasSize(1);
            assertThat(notifications[0].getParameter()).isEqualTo("2");
        }
    }

    @Test
    void theHashChainIsThePublishedFormAndShowsEveryChange() throws Exception {
        try (Connection registry = registry();
                Connection owner = owner();
                Statement statement = owner.createStatement()) {
            append(registry, "a", "b", "c");
            sequence(registry, 100);
            String canonical =
                    text(
                            registry,
                            "select bus.canonical_row(e) from bus.event e where position = 1");
            assertThat(canonical)
                    .startsWith("1:136:")
                    .contains("13:test.happened1:17:default1:a4:anna--27:20")
                    .endsWith("Z8:{\"n\": 1}");
            byte[] expected =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.UTF_8));
            assertThat(bytes(registry, "select hash from bus.event where position = 1"))
                    .isEqualTo(expected);

            statement.execute("update bus.event set actor = 'other' where position = 2");
            assertThat(number(registry, "select bus.first_break()")).isEqualTo(2);
            statement.execute("delete from bus.event where position = 2");
            assertThat(number(registry, "select bus.first_break()")).isEqualTo(2);
        }
    }

    /// Commits every second event and rolls the others back.
    private static Void write(int count) throws SQLException {
        try (Connection registry = registry()) {
            registry.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                append(registry, "s" + i);
                if (i % 2 == 0) {
                    registry.commit();
                } else {
                    registry.rollback();
                }
            }
        }
        return null;
    }

    private static int drain(List<Future<?>> writing) throws SQLException {
        int total = 0;
        try (Connection validator = postgres.connect("slipway", "validator", "v")) {
            boolean written = false;
            int moved = 0;
            while (!written || moved != 0) {
                written = writing.stream().allMatch(Future::isDone);
                moved = sequence(validator, 7);
                total += Math.max(0, moved);
            }
        }
        return total;
    }

    private static void append(Connection connection, String... subjects) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "insert into bus.outbox (type, project, subject, actor, data) values ('test.happened', 'default', ?, 'anna', '{\"n\": 1}')")) {
            for (String subject : subjects) {
                insert.setString(1, subject);
                insert.executeUpdate();
            }
        }
    }

    private static int sequence(Connection connection, int max) throws SQLException {
        return (int) number(connection, "select bus.sequence(" + max + ")");
    }

    private static List<String> subjects(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select position || ' ' || subject from bus.event order by position")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static long number(Connection connection, String query) throws SQLException {
        return numbers(connection, query).getFirst();
    }

    private static List<Long> numbers(Connection connection, String query) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static byte[] bytes(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static Connection registry() throws SQLException {
        return postgres.connect("slipway", "registry", "r");
    }

    private static Connection owner() throws SQLException {
        return postgres.connect("slipway", "postgres", TestPostgres.OWNER_PASSWORD);
    }
}
