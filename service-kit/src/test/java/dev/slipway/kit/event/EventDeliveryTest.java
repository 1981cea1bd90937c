package dev.slipway.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.event.Event;
import dev.slipway.core.event.ModelCreated;
import dev.slipway.kit.probe.RecordingConsumer;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The service's own sequencer and consumers run during these tests: every step made here races
/// with them.
@QuarkusTest
@WithStack(role = "registry")
@Timeout(120)
class EventDeliveryTest {
    private static final EventContext CONTEXT = new EventContext("default", "tester", null, null);
    private static final int RACERS = 4;

    @Inject EventLog log;
    @Inject EventReader reader;
    @Inject EventWorkers workers;
    @Inject Sequencer sequencer;
    @Inject RecordingConsumer consumer;
    @Inject DataSource dataSource;

    @AfterEach
    void noHook() {
        consumer.beforeCommit(_ -> {});
    }

    private void append(String subject) {
        QuarkusTransaction.requiringNew()
                .run(() -> log.append(CONTEXT, subject, new ModelCreated(subject, "slug")));
    }

    private static void race(Callable<?> racer) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, RACERS).forEach(_ -> running.add(threads.submit(racer)));
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    /// Positions at which effects of subjects with a prefix were written, in order of writing.
    private static List<Long> effects(String prefix) throws SQLException {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement select =
                        owner.prepareStatement(
                                "select position from registry.effect where subject like ?"
                                        + " order by applied")) {
            select.setString(1, prefix + "%");
            List<Long> positions = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
            }
            return positions;
        }
    }

    private static long single(String sql) throws SQLException {
        try (Connection owner = TestPostgres.owner();
                Statement statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void drain(String prefix, int expected) throws SQLException {
        while (effects(prefix).size() < expected) {
            sequencer.step();
            workers.step(consumer);
        }
    }

    private List<Long> logged(String prefix) {
        return reader.after(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.subject().startsWith(prefix))
                .map(Event::position)
                .toList();
    }

    @Test
    void consumersThatRaceApplyEachEventOnceAndInOrder() throws Exception {
        String prefix = "race-" + UUID.randomUUID();
        int events = 60;
        for (int i = 0; i < events; i++) {
            append(prefix + i);
        }
        race(
                () -> {
                    drain(prefix, events);
                    return null;
                });
        assertThat(effects(prefix)).isEqualTo(logged(prefix)).hasSize(events).isSorted();
    }

    @Test
    void aConsumerKilledBetweenEffectAndCommitLeavesNoTrace() throws Exception {
        String subject = "killed-" + UUID.randomUUID();
        AtomicInteger deliveries = new AtomicInteger();
        consumer.beforeCommit(
                event -> {
                    if (event.subject().equals(subject) && deliveries.incrementAndGet() <= 2) {
                        killOwnConnection();
                    }
                });
        append(subject);
        while (effects(subject).isEmpty()) {
            stepThatMayDie();
        }
        assertThat(deliveries.get()).isGreaterThanOrEqualTo(3);
        assertThat(effects(subject)).isEqualTo(logged(subject)).hasSize(1);
    }

    private void stepThatMayDie() {
        try {
            sequencer.step();
            workers.step(consumer);
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
    }

    /// What kill -9 looks like from the database: the session is gone with its transaction open.
    private void killOwnConnection() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            int pid = row.getInt(1);
            try (Connection owner = TestPostgres.owner();
                    Statement kill = owner.createStatement()) {
                kill.execute("select pg_terminate_backend(" + pid + ", 5000)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEventThatCannotBeAppliedHoldsBackWhatFollowsUntilItCan() throws Exception {
        String prefix = "poison-" + UUID.randomUUID();
        AtomicInteger failures = new AtomicInteger();
        consumer.beforeCommit(
                event -> {
                    if (event.subject().equals(prefix + "0") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("cannot be applied yet");
                    }
                });
        append(prefix + "0");
        append(prefix + "1");
        while (effects(prefix).size() < 2) {
            stepThatMayDie();
        }
        assertThat(effects(prefix)).isEqualTo(logged(prefix)).isSorted();
    }

    @Test
    void sequencersThatRaceLeaveNoGapAndOneChain() throws Exception {
        String prefix = "sequence-" + UUID.randomUUID();
        AtomicInteger number = new AtomicInteger();
        race(
                () -> {
                    for (int i = 0; i < 25; i++) {
                        append(prefix + number.incrementAndGet());
                        sequencer.step();
                    }
                    return null;
                });
        while (logged(prefix).size() < 100) {
            sequencer.step();
        }
        assertThat(logged(prefix)).hasSize(100).doesNotHaveDuplicates();
        assertThat(single("select count(*) - max(position) from bus.event")).isZero();
        assertThat(single("select coalesce(bus.first_break(), 0)")).isZero();
    }

    @Test
    void aTransactionThatCommitsLateIsNotSkipped() throws Exception {
        String prefix = "late-" + UUID.randomUUID();
        try (Connection late = TestPostgres.as("registry")) {
            late.setAutoCommit(false);
            try (PreparedStatement insert =
                    late.prepareStatement(
                            "insert into bus.outbox (type, project, subject, actor, data) values"
                                    + " ('model.created', 'default', ?, 'tester',"
                                    + " '{\"model\":\"m\",\"slug\":\"m\"}')")) {
                insert.setString(1, prefix + "-first-written");
                insert.executeUpdate();
            }
            append(prefix + "-first-committed");
            drain(prefix, 1);
            late.commit();
        }
        drain(prefix, 2);
        List<String> order =
                reader.after(0, Integer.MAX_VALUE).stream()
                        .map(Event::subject)
                        .filter(subject -> subject.startsWith(prefix))
                        .toList();
        assertThat(order).containsExactly(prefix + "-first-committed", prefix + "-first-written");
        assertThat(effects(prefix)).isEqualTo(logged(prefix)).hasSize(2);
    }
}
