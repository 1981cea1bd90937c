package dev.slipway.registry.version;

import dev.slipway.core.state.VersionState;
import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.job.Jobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Abandons uploads that stand still past their deadline.
@ApplicationScoped
public class UploadCollector implements JobHandler<UploadCollector.Watch> {
    private static final Logger LOG = Logger.getLogger(UploadCollector.class);

    private final VersionRepository versions;
    private final Garbage garbage;
    private final Jobs jobs;
    private final RegistryConfig config;
    private final Clock clock;

    UploadCollector(
            VersionRepository versions,
            Garbage garbage,
            Jobs jobs,
            RegistryConfig config,
            Clock clock) {
        this.versions = versions;
        this.garbage = garbage;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /// The upload to look at.
    public record Watch(UUID versionId) {}

    @Override
    public String name() {
        return "collect-upload";
    }

    @Override
    public Class<Watch> dataType() {
        return Watch.class;
    }

    /// Looks at an upload again when its deadline has passed, in the caller's transaction.
    void watch(UUID versionId, Instant lastChange) {
        String jobId = versionId + "/" + lastChange.toEpochMilli();
        Instant deadline = lastChange.plus(config.uploadDeadline());
        jobs.enqueueAt(this, jobId, new Watch(versionId), deadline);
    }

    @Override
    public void run(String jobId, Watch data) {
        QuarkusTransaction.requiringNew().run(() -> look(data.versionId()));
    }

    private void look(UUID versionId) {
        VersionEntity row = Objects.requireNonNull(versions.lock(versionId));
        if (row.state != VersionState.UPLOADING) {
            return;
        }
        if (row.updatedAt.plus(config.uploadDeadline()).isAfter(clock.instant())) {
            watch(row.id, row.updatedAt);
            return;
        }
        LOG.infof("upload %s stood still since %s and is abandoned", row.id, row.updatedAt);
        abandon(row);
    }

    /// Abandons a locked upload: its files go, their blobs become garbage.
    void abandon(VersionEntity row) {
        for (FileEntity file : versions.files(row.id)) {
            versions.deleteFile(file);
            garbage.add(file.sha256);
        }
        row.state = VersionState.ABANDONED;
        row.updatedAt = clock.instant();
        versions.update(row);
    }
}
