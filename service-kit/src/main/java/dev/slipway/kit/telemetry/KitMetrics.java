package dev.slipway.kit.telemetry;

import dev.slipway.kit.event.EventConsumer;
import dev.slipway.kit.event.EventWorkers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.File;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The gauges that every service has, sampled every few seconds so that a scrape never waits for
/// the database: `slipway_outbox_depth`, `slipway_consumer_lag{consumer}` (events not applied
/// yet), `slipway_job_oldest_seconds` (how long the oldest due job has waited),
/// `slipway_disk_free_bytes`.
@ApplicationScoped
public class KitMetrics {
    private static final Logger LOG = Logger.getLogger(KitMetrics.class);

    private final KitSampler sampler;
    private final EventWorkers workers;
    private final File dataDir;
    private final AtomicReference<KitSample> latest = new AtomicReference<>(KitSample.EMPTY);
    private final Map<String, Long> positions = new ConcurrentHashMap<>();

    KitMetrics(
            KitSampler sampler,
            EventWorkers workers,
            @ConfigProperty(name = "slipway.data.dir") String dataDir) {
        this.sampler = sampler;
        this.workers = workers;
        this.dataDir = new File(dataDir);
    }

    void register(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("slipway.outbox.depth", latest, it -> it.get().outboxDepth())
                .description("events that have no position yet")
                .register(meters);
        Gauge.builder("slipway.job.oldest.seconds", latest, it -> it.get().oldestJobSeconds())
                .description("how long the oldest due job has waited")
                .register(meters);
        Gauge.builder("slipway.disk.free.bytes", dataDir, File::getUsableSpace)
                .description("space left for spooled files")
                .register(meters);
        for (EventConsumer consumer : workers.consumers()) {
            Gauge.builder("slipway.consumer.lag", consumer.name(), this::lag)
                    .tags(List.of(Tag.of("consumer", consumer.name())))
                    .description("events that the consumer has not applied yet")
                    .register(meters);
        }
    }

    private double lag(String consumer) {
        long head = latest.get().head();
        return Math.max(0, head - positions.getOrDefault(consumer, head));
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            latest.set(sampler.sample());
            positions.putAll(sampler.positions());
        } catch (SQLException e) {
            LOG.warn("the service's gauges cannot be sampled", e);
        }
    }
}
