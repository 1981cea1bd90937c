package dev.slipway.monitor.watch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `watch` without the baseline, which is large and never changes; see [Baselines].
record WatchRow(
        UUID releaseId,
        Watch.Place place,
        String model,
        int version,
        long windowSeconds,
        long rows,
        long dropped,
        @Nullable Instant watermark,
        @Nullable Instant lastIngestAt) {

    WatchRow(
            UUID releaseId,
            String project,
            String environment,
            String deployment,
            String model,
            int version,
            Long windowSeconds,
            long rows,
            long dropped,
            @Nullable Instant watermark,
            @Nullable Instant lastIngestAt) {
        this(
                releaseId,
                new Watch.Place(project, environment, deployment),
                model,
                version,
                windowSeconds,
                rows,
                dropped,
                watermark,
                lastIngestAt);
    }

    Watch with(Baselines.Frozen frozen) {
        return new Watch(
                releaseId,
                place,
                model,
                version,
                windowSeconds,
                frozen.limits(),
                frozen.baseline(),
                rows,
                dropped,
                watermark,
                lastIngestAt);
    }
}
