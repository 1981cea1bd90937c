package dev.slipway.monitor.view;

import dev.slipway.monitor.alert.Alert;
import dev.slipway.monitor.alert.OpenAlerts;
import dev.slipway.monitor.scoring.ColumnScore;
import dev.slipway.monitor.scoring.PerformanceScore;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.watch.WatchRepository;
import dev.slipway.monitor.window.Window;
import dev.slipway.monitor.window.WindowHistory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Scores as Prometheus gauges: `slipway_drift_psi{project,environment,deployment,column}` of the
/// newest closed window, `slipway_performance_roc_auc{…}` of the newest window with labels, and
/// `slipway_alerts_open{…,kind}` (0 or 1).
@ApplicationScoped
class MonitorMetrics {
    private static final int RECENT = 60;

    private final WatchRepository watches;
    private final WindowHistory history;
    private final OpenAlerts alerts;
    private final MultiGauge psi;
    private final MultiGauge auc;
    private final MultiGauge open;

    MonitorMetrics(
            WatchRepository watches,
            WindowHistory history,
            OpenAlerts alerts,
            MeterRegistry meters) {
        this.watches = watches;
        this.history = history;
        this.alerts = alerts;
        psi =
                MultiGauge.builder("slipway.drift.psi")
                        .description("population stability index of the newest closed window")
                        .register(meters);
        auc =
                MultiGauge.builder("slipway.performance.roc.auc")
                        .description("realised ROC AUC of the newest window with labels")
                        .register(meters);
        open =
                MultiGauge.builder("slipway.alerts.open")
                        .description("unresolved alerts: 0 or 1")
                        .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        List<MultiGauge.Row<?>> psis = new ArrayList<>();
        List<MultiGauge.Row<?>> aucs = new ArrayList<>();
        List<MultiGauge.Row<?>> opens = new ArrayList<>();
        for (Watch watch : watches.current()) {
            Tags tags =
                    Tags.of(
                            "project", watch.place().project(),
                            "environment", watch.place().environment(),
                            "deployment", watch.place().deployment());
            List<Window> windows = history.newestClosed(watch.releaseId(), RECENT);
            windows.stream().limit(1).forEach(window -> addColumns(psis, tags, window));
            windows.stream()
                    .map(Window::performance)
                    .filter(score -> score != null && score.value() != null)
                    .limit(1)
                    .forEach(score -> addPerformance(aucs, tags, score));
            List<Alert.Kind> unresolved = alerts.kinds(watch.releaseId());
            for (Alert.Kind kind : Alert.Kind.values()) {
                opens.add(
                        MultiGauge.Row.of(
                                tags.and("kind", kind.name()), unresolved.contains(kind) ? 1 : 0));
            }
        }
        psi.register(psis, true);
        auc.register(aucs, true);
        open.register(opens, true);
    }

    private static void addColumns(List<MultiGauge.Row<?>> rows, Tags tags, Window window) {
        for (ColumnScore column : window.columns()) {
            Double value = column.psi();
            if (value != null) {
                rows.add(MultiGauge.Row.of(tags.and("column", column.name()), value));
            }
        }
    }

    private static void addPerformance(
            List<MultiGauge.Row<?>> rows, Tags tags, PerformanceScore score) {
        Double value = score.value();
        if (value != null) {
            rows.add(MultiGauge.Row.of(tags, value));
        }
    }
}
