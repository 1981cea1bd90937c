package dev.slipway.monitor.ingest;

import dev.slipway.monitor.traffic.MinuteReport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a model server reports: numbers since its previous report.
///
/// @param source identity of the server process
/// @param sequence rising number of the report within the source; a repeated one changes nothing
/// @param dropped rows that were served but could not be counted since the previous report
public record IngestBatch(
        @NotNull UUID source,
        @Min(0) long sequence,
        @NotNull UUID releaseId,
        @NotEmpty String deployment,
        @Valid @Size(max = MAX_WINDOWS) List<Window> windows,
        @Valid @Size(max = MAX_MINUTES) List<MinuteReport> traffic,
        @Valid @Size(max = MAX_PREDICTIONS) List<Prediction> predictions,
        @PositiveOrZero long dropped) {
    public static final int MAX_WINDOWS = 4_096;
    public static final int MAX_MINUTES = 1_000;
    public static final int MAX_PREDICTIONS = 50_000;

    public IngestBatch {
        windows = windows == null ? List.of() : List.copyOf(windows);
        traffic = traffic == null ? List.of() : List.copyOf(traffic);
        predictions = predictions == null ? List.of() : List.copyOf(predictions);
    }

    /// Counts of one window, in the baseline's slots.
    ///
    /// @param start start of the window, see `EventWindows`
    @Schema(name = "WindowCounts")
    public record Window(
            @NotNull Instant start,
            @PositiveOrZero long rows,
            @NotNull Map<String, long[]> columns,
            @NotNull long[] score) {}

    /// One row that was scored.
    public record Prediction(
            @NotEmpty @Size(max = MAX_ID_LENGTH) String id,
            double score,
            @NotNull Instant eventTime) {
        public static final int MAX_ID_LENGTH = 200;
    }
}
