package dev.slipway.serving.monitoring;

import java.util.List;
import java.util.Map;

/// What is sent to the monitor at once; all numbers are deltas since the previous sequence.
///
/// @param source this process
/// @param sequence 1, 2, …; the same number is sent again until it is acknowledged
/// @param dropped rows that were not counted because a queue was full
record IngestBatch(
        String source,
        long sequence,
        String releaseId,
        String deployment,
        List<Window> windows,
        List<Minute> traffic,
        List<Prediction> predictions,
        long dropped) {
    IngestBatch {
        windows = List.copyOf(windows);
        traffic = List.copyOf(traffic);
        predictions = List.copyOf(predictions);
    }

    /// Counts of rows whose event time lies in one window, in the baseline's slots.
    record Window(String start, String end, long rows, Map<String, long[]> columns, long[] score) {}

    record Minute(
            String minute,
            long requests,
            long rows,
            long errors,
            long rejected,
            Latency latencyMicros) {}

    record Latency(long[] le, long[] counts) {}

    /// @param id `ID:ROW`, to be joined with a label later
    record Prediction(String id, double score, String eventTime) {}

    boolean isEmpty() {
        return windows.isEmpty() && traffic.isEmpty() && predictions.isEmpty() && dropped == 0;
    }
}
