package dev.slipway.monitor.ingest;

import dev.slipway.core.problem.ErrorCode;
import dev.slipway.core.statistics.FrozenBins;
import dev.slipway.core.statistics.LatencyHistogram;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.traffic.MinuteReport;
import dev.slipway.monitor.traffic.TrafficRepository;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.WindowRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Applies reports: everything in one transaction with the source's sequence, so a report that is
/// sent again after a crash on either side changes nothing.
@ApplicationScoped
public class IngestService {
    private final WatchRepository watches;
    private final WindowRepository windows;
    private final TrafficRepository traffic;
    private final PredictionRepository predictions;
    private final Clock clock;

    IngestService(
            WatchRepository watches,
            WindowRepository windows,
            TrafficRepository traffic,
            PredictionRepository predictions,
            Clock clock) {
        this.watches = watches;
        this.windows = windows;
        this.traffic = traffic;
        this.predictions = predictions;
        this.clock = clock;
    }

    /// Applies a report unless its sequence was applied before.
    ///
    /// @return how many of its predictions could not be kept; everything else was
    /// @throws ProblemException UNAVAILABLE while the release is not watched yet: send again;
    /// FORBIDDEN for another deployment than the token's; INVALID_REQUEST when counts do not fit
    /// the baseline
    @Transactional
    int apply(Caller caller, IngestBatch sent) {
        IngestBatch batch = sent.kept();
        int refused = sent.predictions().size() - batch.predictions().size();
        Watch watch =
                watches.find(batch.releaseId())
                        .filter(found -> found.place().project().equals(caller.project()))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ErrorCode.UNAVAILABLE,
                                                "Release "
                                                        + batch.releaseId()
                                                        + " is not watched (yet). Send the report again later."));
        requireDeployment(caller, batch, watch);
        requireFit(batch, watch);
        Instant now = clock.instant();
        if (!predictions.advance(batch, now)) {
            return refused;
        }
        watches.count(watch.releaseId(), batch.rows(), batch.dropped(), watermark(batch), now);
        batch.windows().stream()
                .sorted(Comparator.comparing(IngestBatch.Window::start))
                .forEach(
                        window ->
                                windows.add(
                                        watch,
                                        window.start(),
                                        window.rows(),
                                        window.columns(),
                                        window.score()));
        batch.traffic().forEach(minute -> traffic.add(watch.releaseId(), minute));
        predictions.add(watch, batch.predictions(), now);
        return refused;
    }

    private static void requireDeployment(Caller caller, IngestBatch batch, Watch watch) {
        String subject = watch.place().subject();
        boolean allowed = caller.deployment().map(subject::equals).orElse(true);
        if (!allowed || !subject.equals(batch.deployment())) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "Release "
                            + batch.releaseId()
                            + " does not belong to the deployment "
                            + caller.deployment().orElse(batch.deployment())
                            + ", the only one that this report may speak for.");
        }
    }

    private static Instant watermark(IngestBatch batch) {
        Instant newest = Instant.EPOCH;
        for (IngestBatch.Prediction prediction : batch.predictions()) {
            Instant eventTime = Objects.requireNonNull(prediction.eventTime());
            newest = eventTime.isAfter(newest) ? eventTime : newest;
        }
        for (IngestBatch.Window window : batch.windows()) {
            newest = window.start().isAfter(newest) ? window.start() : newest;
        }
        return newest;
    }

    private static void requireFit(IngestBatch batch, Watch watch) {
        for (int i = 0; i < batch.windows().size(); i++) {
            IngestBatch.Window window = batch.windows().get(i);
            String field = "windows[" + i + "]";
            if (!watch.windowStart(window.start()).equals(window.start())) {
                throw refused(
                        field
                                + ".start is not where a window of "
                                + watch.windowSeconds()
                                + " s begins");
            }
            requireColumns(field, watch.baseline().columns(), window.columns());
            requireSlots(field + ".score", window.score(), watch.baseline().score().bins().slots());
        }
        for (MinuteReport minute : batch.traffic()) {
            if (!IngestBatch.isTime(minute.minute())) {
                throw refused("traffic minute " + minute.minute() + " is no minute of a clock");
            }
            requireSlots(
                    "traffic latency", minute.latencyMicros().counts(), LatencyHistogram.slots());
        }
    }

    private static void requireColumns(
            String field, List<FrozenBins> bins, Map<String, long[]> counts) {
        for (FrozenBins column : bins) {
            long[] given = counts.get(column.name());
            if (given != null) {
                requireSlots(field + ".columns." + column.name(), given, column.slots());
            }
        }
        counts.keySet().stream()
                .filter(name -> bins.stream().noneMatch(column -> column.name().equals(name)))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw refused(
                                    field + ".columns." + name + " is no column of the baseline");
                        });
    }

    private static void requireSlots(String field, long[] counts, int slots) {
        if (counts.length != slots) {
            throw refused(
                    field
                            + " has "
                            + counts.length
                            + " counts, the baseline has "
                            + slots
                            + " slots");
        }
        for (long count : counts) {
            if (count < 0) {
                throw refused(field + " has the negative count " + count);
            }
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, detail + ".");
    }
}
