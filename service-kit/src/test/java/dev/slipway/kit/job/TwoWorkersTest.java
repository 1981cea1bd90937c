package dev.slipway.kit.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.kit.Ids;
import dev.slipway.testkit.WithStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two replicas of a service work on one table.
@QuarkusTest
@WithStack(role = "registry")
@Timeout(90)
class TwoWorkersTest {
    private static final int JOBS = 60;

    @Inject DataSource database;
    @Inject ObjectMapper mapper;
    @Inject JobsConfig config;
    @Inject Clock clock;
    @Inject Jobs jobs;

    @Test
    void everyJobIsRunByExactlyOneOfThem() throws Exception {
        CountDownLatch left = new CountDownLatch(JOBS);
        CountDownLatch both = new CountDownLatch(2);
        Counted first = new Counted(left, both);
        Counted second = new Counted(left, both);
        List<String> ids = enqueue(first);
        JobScheduler one = worker(first);
        JobScheduler other = worker(second);
        one.start(new StartupEvent());
        other.start(new StartupEvent());

        assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
        one.stop(new ShutdownEvent());
        other.stop(new ShutdownEvent());

        Set<String> run = new HashSet<>(first.runs.keySet());
        run.addAll(second.runs.keySet());
        assertThat(run).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(first.runs.keySet()).doesNotContainAnyElementsOf(second.runs.keySet());
        assertThat(first.times()).containsOnly(1);
        assertThat(second.times()).containsOnly(1);
    }

    private List<String> enqueue(Counted handler) {
        List<String> ids = new ArrayList<>();
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            for (int i = 0; i < JOBS; i++) {
                                String id = Ids.next().toString();
                                jobs.enqueue(handler, id, new Nothing());
                                ids.add(id);
                            }
                        });
        return ids;
    }

    private JobScheduler worker(Counted handler) {
        return new JobScheduler(database, mapper, config, clock, List.of(handler));
    }

    /// The data of a job that needs none.
    record Nothing() {}

    /// Counts its runs. No job ends before each worker has one, so both take part.
    static final class Counted implements JobHandler<Nothing> {
        private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        private final AtomicBoolean started = new AtomicBoolean();
        private final CountDownLatch left;
        private final CountDownLatch both;

        Counted(CountDownLatch left, CountDownLatch both) {
            this.left = left;
            this.both = both;
        }

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Class<Nothing> dataType() {
            return Nothing.class;
        }

        @Override
        public void run(String jobId, Nothing data) throws InterruptedException {
            if (started.compareAndSet(false, true)) {
                both.countDown();
            }
            runs.computeIfAbsent(jobId, _ -> new AtomicInteger()).incrementAndGet();
            assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();
            left.countDown();
        }

        List<Integer> times() {
            return runs.values().stream().map(AtomicInteger::get).toList();
        }
    }
}
