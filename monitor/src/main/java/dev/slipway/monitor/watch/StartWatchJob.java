package dev.slipway.monitor.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.scoring.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// Reads the baseline of a release that became healthy from its release descriptor, and starts the
/// watch. A job, because the object store is not called inside a transaction.
@ApplicationScoped
public class StartWatchJob implements JobHandler<StartWatchJob.Start> {
    private static final String OWNER_OF_DESCRIPTORS = "validator";

    private final BlobStore blobs;
    private final ObjectMapper mapper;
    private final Json json;
    private final EvaluationView evaluations;
    private final WatchRepository watches;

    StartWatchJob(
            BlobStore blobs,
            ObjectMapper mapper,
            Json json,
            EvaluationView evaluations,
            WatchRepository watches) {
        this.blobs = blobs;
        this.mapper = mapper;
        this.json = json;
        this.evaluations = evaluations;
        this.watches = watches;
    }

    /// @param project the release's project
    /// @param healthyAt when it became healthy
    /// @param release what became healthy
    public record Start(String project, Instant healthyAt, ReleaseHealthy release) {}

    /// The part of a release descriptor that monitoring reads.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Descriptor(Baseline baseline, Settings monitor) {
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Settings(long windowSeconds, Limits limits) {}
    }

    @Override
    public String name() {
        return "start-watch";
    }

    @Override
    public Class<Start> dataType() {
        return Start.class;
    }

    @Override
    public void run(String jobId, Start start) throws IOException {
        ReleaseHealthy release = start.release();
        String sha256 = evaluations.descriptorOf(release.evaluationId());
        Descriptor descriptor;
        try (InputStream content = blobs.open(OWNER_OF_DESCRIPTORS, sha256)) {
            descriptor = mapper.readValue(content, Descriptor.class);
        }
        watches.start(entity(start, descriptor));
    }

    private WatchEntity entity(Start start, Descriptor descriptor) {
        ReleaseHealthy release = start.release();
        WatchEntity entity = new WatchEntity();
        entity.releaseId = release.releaseId();
        entity.project = start.project();
        entity.environment = release.environment();
        entity.deployment = release.deployment();
        entity.model = release.model();
        entity.version = release.version();
        entity.evaluationId = release.evaluationId();
        entity.windowSeconds = descriptor.monitor().windowSeconds();
        entity.limits = json.write(descriptor.monitor().limits());
        entity.baseline = json.write(descriptor.baseline());
        entity.startedAt = start.healthyAt();
        return entity;
    }
}
