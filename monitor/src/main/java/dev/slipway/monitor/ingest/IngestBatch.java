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
import org.jspecify.annotations.Nullable;

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
        @Size(max = MAX_PREDICTIONS) List<Prediction> predictions,
        @PositiveOrZero long dropped) {
    public static final int MAX_WINDOWS = 4_096;
    public static final int MAX_MINUTES = 1_000;
    public static final int MAX_PREDICTIONS = 50_000;

    /// The first time that an event may have.
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /// The time before which it must be.
    static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

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

    /// One row that was scored. The id is the caller's, so one that cannot be kept is no reason to
    /// refuse the report of everybody else's rows; see [#fits()].
    public record Prediction(@Nullable String id, double score, @Nullable Instant eventTime) {
        public static final int MAX_ID_LENGTH = 200;

        /// Whether it can be kept: its id has 1 to [#MAX_ID_LENGTH] characters and no NUL, which
        /// PostgreSQL stores in no text, its score is finite, and its time is one of [#FIRST] to
        /// [#LAST].
        boolean fits() {
            return id != null
                    && !id.isEmpty()
                    && id.length() <= MAX_ID_LENGTH
                    && id.indexOf('\0') < 0
                    && Double.isFinite(score)
                    && eventTime != null
                    && isTime(eventTime);
        }
    }

    /// The part of the report that can be kept: without the predictions that do not fit, and
    /// without the windows outside of [#FIRST] to [#LAST], whose rows are counted as dropped.
    public IngestBatch kept() {
        List<Window> inTime = windows.stream().filter(window -> isTime(window.start())).toList();
        long lost = rows(windows) - rows(inTime);
        return new IngestBatch(
                source,
                sequence,
                releaseId,
                deployment,
                inTime,
                traffic,
                predictions.stream().filter(Prediction::fits).toList(),
                dropped + lost);
    }

    /// Rows of all windows.
    long rows() {
        return rows(windows);
    }

    private static long rows(List<Window> windows) {
        return windows.stream().mapToLong(Window::rows).sum();
    }

    static boolean isTime(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(LAST);
    }
}
