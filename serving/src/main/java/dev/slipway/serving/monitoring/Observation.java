package dev.slipway.serving.monitoring;

/// A copy of what is to be counted of one request, small and free of native memory.
///
/// @param numbers numeric columns, column by column, `rows` each
/// @param texts text columns, column by column, `rows` each
/// @param scores one per row; empty when there is no score
record Observation(
        int rows, String id, long eventMillis, double[] numbers, String[] texts, double[] scores) {}
