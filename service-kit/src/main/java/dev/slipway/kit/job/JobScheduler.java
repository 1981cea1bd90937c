package dev.slipway.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.arc.All;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Owns the db-scheduler of this service: made when the service starts, stopped with it.
@ApplicationScoped
class JobScheduler {
    private static final int AFTER_MIGRATIONS = 3_000;
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final ObjectMapper mapper;
    private final JobsConfig config;
    private final Clock clock;
    private final List<JobHandler<?>> handlers;
    private @Nullable Scheduler scheduler;

    JobScheduler(
            DataSource dataSource,
            ObjectMapper mapper,
            JobsConfig config,
            Clock clock,
            @All List<JobHandler<?>> handlers) {
        this.dataSource = dataSource;
        this.mapper = mapper;
        this.config = config;
        this.clock = clock;
        this.handlers = handlers;
    }

    void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
        if (config.enabled() && !handlers.isEmpty()) {
            scheduler().start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Scheduler started = scheduler;
        if (started != null) {
            started.stop();
        }
    }

    synchronized Scheduler scheduler() {
        Scheduler made = scheduler;
        if (made == null) {
            made = make();
            scheduler = made;
        }
        return made;
    }

    private Scheduler make() {
        List<Task<?>> tasks = new ArrayList<>();
        handlers.forEach(handler -> tasks.add(task(handler)));
        return Scheduler.create(dataSource, tasks)
                .tableName("scheduled_tasks")
                .serializer(new JsonSerializer(mapper))
                .threads(config.threads())
                .pollingInterval(config.pollInterval())
                .heartbeatInterval(config.heartbeatInterval())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(config.stopWait())
                .clock(clock::instant)
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private <T> OneTimeTask<T> task(JobHandler<T> handler) {
        return Tasks.oneTime(handler.name(), handler.dataType())
                .onFailure(new RetryLater<>())
                .execute((instance, _) -> run(handler, instance));
    }

    private static <T> void run(JobHandler<T> handler, TaskInstance<T> job) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            handler.run(job.getId(), job.getData());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new JobFailedException(handler.name(), job.getId(), e);
        } finally {
            request.terminate();
        }
    }
}
