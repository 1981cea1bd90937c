package dev.slipway.monitor.watch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.statistics.Baseline;
import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.object.BlobStore;
import dev.slipway.monitor.Json;
import dev.slipway.monitor.scoring.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/// Reads the baseline of a release that became healthy from its release descriptor and fills the
/// pending watch with it. A job, because the object store is not called inside a transaction.
@ApplicationScoped
public class StartWatchJob implements JobHandler<StartWatchJob.Start> {
    private static final String OWNER_OF_DESCRIPTORS = "validator";

    private final BlobStore blobs;
    private final ObjectMapper mapper;
    private final Json json;
    private final EvaluationView evaluations;
    private final WatchLife watches;

    StartWatchJob(
            BlobStore blobs,
            ObjectMapper mapper,
            Json json,
            EvaluationView evaluations,
            WatchLife watches) {
        this.blobs = blobs;
        this.mapper = mapper;
        this.json = json;
        this.evaluations = evaluations;
        this.watches = watches;
    }

    /// @param releaseId the pending watch
    /// @param evaluationId whose descriptor has the baseline
    public record Start(UUID releaseId, UUID evaluationId) {}

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
        if (!watches.isPending(start.releaseId())) {
            return;
        }
        String sha256 = evaluations.descriptorOf(start.evaluationId());
        Descriptor descriptor;
        try (InputStream content = blobs.open(OWNER_OF_DESCRIPTORS, sha256)) {
            descriptor = mapper.readValue(content, Descriptor.class);
        }
        watches.fill(
                start.releaseId(),
                descriptor.monitor().windowSeconds(),
                json.write(descriptor.monitor().limits()),
                json.write(descriptor.baseline()));
    }
}
