package dev.slipway.monitor.view;

import dev.slipway.core.statistics.Baseline;
import dev.slipway.monitor.alert.Alert;
import dev.slipway.monitor.scoring.Limits;
import dev.slipway.monitor.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The watch of a deployment's newest release.
///
/// @param baseline what the windows are compared with
/// @param rows predictions counted so far
/// @param dropped rows that were served but could not be counted
/// @param openAlerts unresolved incidents of this release
public record Monitor(
        String environment,
        String deployment,
        UUID releaseId,
        String model,
        int version,
        Status status,
        long windowSeconds,
        Limits limits,
        Reference baseline,
        long rows,
        long dropped,
        @Nullable Instant lastIngestAt,
        int openAlerts) {

    /// One word for the whole; inputs that are broken count as drifting.
    public enum Status {
        NO_DATA,
        COLLECTING,
        STABLE,
        DRIFTING,
        DECAYING
    }

    /// @param columns names of the watched columns
    public record Reference(
            long rows, List<String> columns, Baseline.@Nullable Performance performance) {
        public Reference {
            columns = List.copyOf(columns);
        }
    }

    static Monitor of(Watch watch, boolean conclusive, List<Alert.Kind> unresolved) {
        Baseline baseline = watch.baseline();
        return new Monitor(
                watch.place().environment(),
                watch.place().deployment(),
                watch.releaseId(),
                watch.model(),
                watch.version(),
                status(watch, conclusive, unresolved),
                watch.windowSeconds(),
                watch.limits(),
                new Reference(
                        baseline.rows(),
                        baseline.columns().stream().map(column -> column.name()).toList(),
                        baseline.performance()),
                watch.rows(),
                watch.dropped(),
                watch.lastIngestAt(),
                unresolved.size());
    }

    private static Status status(Watch watch, boolean conclusive, List<Alert.Kind> unresolved) {
        if (unresolved.contains(Alert.Kind.PERFORMANCE)) {
            return Status.DECAYING;
        }
        if (unresolved.contains(Alert.Kind.DRIFT) || unresolved.contains(Alert.Kind.DATA_QUALITY)) {
            return Status.DRIFTING;
        }
        if (watch.rows() == 0) {
            return Status.NO_DATA;
        }
        return conclusive ? Status.STABLE : Status.COLLECTING;
    }
}
