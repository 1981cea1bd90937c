package dev.slipway.kit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kit.probe.ProbeJob;
import dev.slipway.testkit.MutableClock;
import dev.slipway.testkit.TestPostgres;
import dev.slipway.testkit.WithStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithStack(role = "registry")
@Timeout(90)
class JobsTest {
    @Inject Jobs jobs;
    @Inject ProbeJob job;
    @Inject MutableClock clock;

    private void enqueue(String id, ProbeJob.Data data) {
        QuarkusTransaction.requiringNew().run(() -> jobs.enqueue(job, id, data));
    }

    private static boolean exists(String id) throws SQLException {
        try (Connection owner = TestPostgres.owner();
                PreparedStatement select =
                        owner.prepareStatement(
                                "select 1 from registry.scheduled_tasks where task_instance = ?")) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    @Test
    void anEnqueuedJobRunsWithItsData() throws Exception {
        String id = UUID.randomUUID().toString();
        enqueue(id, new ProbeJob.Data("hello", 0));
        assertThat(job.awaitDone(id)).isEqualTo("hello");
    }

    @Test
    void aJobOfARolledBackTransactionDoesNotExist() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThatThrownBy(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () -> {
                                                    jobs.enqueue(
                                                            job, id, new ProbeJob.Data("no", 0));
                                                    throw new IllegalStateException("back");
                                                }))
                .hasMessage("back");
        assertThat(exists(id)).isFalse();
    }

    @Test
    void aJobThatFailsIsRunAgain() throws Exception {
        String id = UUID.randomUUID().toString();
        enqueue(id, new ProbeJob.Data("third time", 2));
        assertThat(job.awaitDone(id)).isEqualTo("third time");
        assertThat(job.runs(id)).isEqualTo(3);
    }

    @Test
    void aJobOfADeadWorkerIsRunByALivingOne() throws Exception {
        String id = UUID.randomUUID().toString();
        try (Connection owner = TestPostgres.owner();
                PreparedStatement insert =
                        owner.prepareStatement(
                                """
                                insert into registry.scheduled_tasks
                                    (task_name, task_instance, task_data, execution_time, picked,
                                     picked_by, last_heartbeat, version)
                                values ('probe', ?, ?, now() - interval '1 minute', true,
                                        'a worker that was killed', now() - interval '25 s', 1)
                                """)) {
            insert.setString(1, id);
            insert.setBytes(2, "{\"text\":\"inherited\",\"failures\":0}".getBytes());
            insert.executeUpdate();
        }
        assertThat(job.awaitDone(id)).isEqualTo("inherited");
    }

    @Test
    void aWaitingJobIsTakenBackAndARunningOneIsNot() throws Exception {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                jobs.enqueueAt(
                                        job,
                                        id,
                                        new ProbeJob.Data("never", 0),
                                        clock.instant().plus(Duration.ofHours(1))));
        assertThat(exists(id)).isTrue();
        assertThat(jobs.cancel(job, id)).isTrue();
        assertThat(exists(id)).isFalse();
        assertThat(jobs.cancel(job, id)).isFalse();
    }

    @Test
    void pausesGrowToALimit() {
        assertThat(RetryLater.pause(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryLater.pause(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(RetryLater.pause(500)).isEqualTo(Duration.ofMinutes(1));
    }
}
