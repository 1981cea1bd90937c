package dev.slipway.serving.monitoring;

import dev.slipway.core.model.Signature;
import dev.slipway.core.statistics.Baseline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Where to report and as whom.
///
/// @param address the gateway's ingest address
/// @param tokenFile holds the token to report with
public record MonitoringPlan(
        URI address, @Nullable Path tokenFile, String releaseId, String deployment) {

    /// Puts the parts together; nothing runs before `start`.
    ///
    /// @param windowSeconds length of the windows of event time
    public Monitoring build(
            Signature signature,
            Baseline baseline,
            long windowSeconds,
            Traffic traffic,
            Clock clock) {
        ColumnPlan columns = ColumnPlan.of(signature, baseline);
        WindowCounts windows = new WindowCounts(signature, baseline, columns, windowSeconds);
        Accumulator accumulator = new Accumulator(windows, traffic);
        IngestClient client = new IngestClient(address, tokenFile);
        IngestSender sender = new IngestSender(accumulator, client, releaseId, deployment);
        return new Monitoring(columns, accumulator, sender, clock);
    }
}
