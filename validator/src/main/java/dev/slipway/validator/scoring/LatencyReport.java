package dev.slipway.validator.scoring;

/// Times of rows scored one by one, in microseconds.
///
/// @param rows number of rows timed
public record LatencyReport(int rows, double p50Micros, double p95Micros, double p99Micros) {}
