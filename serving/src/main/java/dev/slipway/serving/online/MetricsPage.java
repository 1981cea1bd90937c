package dev.slipway.serving.online;

import dev.slipway.core.statistics.LatencyHistogram;
import dev.slipway.serving.monitoring.Monitoring;
import dev.slipway.serving.monitoring.Traffic;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The figures of this process in Prometheus' text form.
final class MetricsPage {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Traffic traffic;
    private final BooleanSupplier ready;
    private volatile @Nullable Monitoring monitoring;

    MetricsPage(Traffic traffic, BooleanSupplier ready) {
        this.traffic = traffic;
        this.ready = ready;
    }

    void monitoring(Monitoring started) {
        monitoring = started;
    }

    String render() {
        StringBuilder page = new StringBuilder(2048);
        Traffic.Snapshot totals = traffic.totals();
        gauge(
                page,
                "slipway_serving_ready",
                "1 when inferences are answered",
                ready.getAsBoolean() ? 1 : 0);
        head(page, "slipway_serving_requests_total", "inferences by outcome", "counter");
        long ok = totals.requests() - totals.errors() - totals.rejected();
        line(page, "slipway_serving_requests_total{outcome=\"ok\"}", ok);
        line(page, "slipway_serving_requests_total{outcome=\"error\"}", totals.errors());
        line(page, "slipway_serving_requests_total{outcome=\"rejected\"}", totals.rejected());
        counter(page, "slipway_serving_rows_total", "rows answered", totals.rows());
        latency(page, totals);
        Monitoring counts = monitoring;
        if (counts != null) {
            counter(
                    page,
                    "slipway_serving_monitoring_dropped_rows_total",
                    "rows not counted because a queue was full",
                    counts.dropped());
            gauge(
                    page,
                    "slipway_serving_monitoring_queue",
                    "requests that wait to be counted",
                    counts.waiting());
        }
        gauge(
                page,
                "slipway_serving_heap_bytes",
                "heap in use",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        return page.toString();
    }

    private static void latency(StringBuilder page, Traffic.Snapshot totals) {
        String name = "slipway_serving_request_duration_seconds";
        head(page, name, "time from request to answer", "histogram");
        long[] bounds = LatencyHistogram.boundsMicros();
        long sum = 0;
        for (int slot = 0; slot < bounds.length; slot++) {
            sum += totals.latency()[slot];
            line(page, name + "_bucket{le=\"" + bounds[slot] / MICROS_PER_SECOND + "\"}", sum);
        }
        sum += totals.latency()[bounds.length];
        line(page, name + "_bucket{le=\"+Inf\"}", sum);
        page.append(name).append("_sum ").append(totals.micros() / MICROS_PER_SECOND).append('\n');
        line(page, name + "_count", sum);
    }

    private static void head(StringBuilder page, String name, String help, String type) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void counter(StringBuilder page, String name, String help, long value) {
        head(page, name, help, "counter");
        line(page, name, value);
    }

    private static void gauge(StringBuilder page, String name, String help, long value) {
        head(page, name, help, "gauge");
        line(page, name, value);
    }

    private static void line(StringBuilder page, String name, long value) {
        page.append(name).append(' ').append(value).append('\n');
    }
}
