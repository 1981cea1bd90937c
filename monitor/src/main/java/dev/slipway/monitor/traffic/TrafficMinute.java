package dev.slipway.monitor.traffic;

import java.time.Instant;

/// Traffic of a release in one minute; latencies are of whole requests inside the model server, in
/// microseconds, interpolated inside the buckets of `LatencyHistogram`.
public record TrafficMinute(
        Instant minute,
        long requests,
        long rows,
        long errors,
        long rejected,
        double p50Micros,
        double p95Micros,
        double p99Micros) {}
