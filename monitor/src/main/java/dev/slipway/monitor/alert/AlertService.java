package dev.slipway.monitor.alert;

import dev.slipway.core.event.AlertFired;
import dev.slipway.core.event.AlertResolved;
import dev.slipway.core.problem.ErrorCode;
import dev.slipway.kit.Ids;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.identity.Caller;
import dev.slipway.kit.problem.ProblemException;
import dev.slipway.monitor.scoring.Persistence;
import dev.slipway.monitor.watch.Watch;
import dev.slipway.monitor.window.Window;
import dev.slipway.monitor.window.WindowHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Opens, updates and resolves incidents.
@ApplicationScoped
public class AlertService {
    /// Closed windows that are looked at, conclusive or not.
    private static final int WINDOWS = 20;

    private static final String ACTOR = "monitor";

    private final AlertRepository alerts;
    private final WindowHistory history;
    private final EventLog events;
    private final Clock clock;

    AlertService(AlertRepository alerts, WindowHistory history, EventLog events, Clock clock) {
        this.alerts = alerts;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /// Compares what is due with what is open. Runs after each scoring; the same windows give the
    /// same incidents however often it runs.
    @Transactional
    public void decide(Watch watch) {
        List<Window> windows = history.newestClosed(watch.releaseId(), WINDOWS);
        settle(
                watch,
                Alert.Kind.DRIFT,
                DriftAlarm.of(windows, watch.limits(), Persistence.DEFAULT));
        settle(
                watch,
                Alert.Kind.DATA_QUALITY,
                QualityAlarm.of(windows, watch.baseline(), Persistence.DEFAULT));
        settle(
                watch,
                Alert.Kind.PERFORMANCE,
                PerformanceAlarm.of(
                        windows,
                        watch.baseline().performance(),
                        watch.limits(),
                        Persistence.DEFAULT));
    }

    private void settle(Watch watch, Alert.Kind kind, Optional<Alarm> alarm) {
        Optional<AlertEntity> open = alerts.unresolved(watch.releaseId(), kind);
        if (alarm.isPresent() && open.isPresent()) {
            describe(open.get(), alarm.get());
        } else if (alarm.isPresent()) {
            fire(watch, alarm.get());
        } else {
            open.ifPresent(alert -> resolve(watch, alert));
        }
    }

    private void fire(Watch watch, Alarm alarm) {
        AlertEntity alert = new AlertEntity();
        alert.id = Ids.next();
        alert.project = watch.place().project();
        alert.environment = watch.place().environment();
        alert.deployment = watch.place().deployment();
        alert.releaseId = watch.releaseId();
        alert.kind = alarm.kind();
        alert.state = Alert.State.OPEN;
        alert.firedAt = clock.instant();
        describe(alert, alarm);
        alerts.add(alert);
        events.append(
                context(watch),
                watch.place().subject(),
                new AlertFired(
                        alert.id,
                        alert.environment,
                        alert.deployment,
                        alert.releaseId,
                        alert.kind.name(),
                        alarm.columns(),
                        alert.windowStart,
                        alert.windowEnd,
                        alert.value,
                        alert.limit,
                        alert.message));
    }

    private static void describe(AlertEntity alert, Alarm alarm) {
        alert.columns = alarm.columns().toArray(String[]::new);
        alert.windowStart = alarm.windowStart();
        alert.windowEnd = alarm.windowEnd();
        alert.value = alarm.value();
        alert.limit = alarm.limit();
        alert.message = alarm.message();
    }

    private void resolve(Watch watch, AlertEntity alert) {
        alert.state = Alert.State.RESOLVED;
        alert.resolvedAt = clock.instant();
        events.append(
                context(watch),
                watch.place().subject(),
                new AlertResolved(
                        alert.id,
                        alert.environment,
                        alert.deployment,
                        alert.releaseId,
                        alert.kind.name(),
                        List.of(alert.columns),
                        alert.windowStart,
                        alert.windowEnd,
                        alert.value,
                        alert.limit,
                        alert.message));
    }

    private static EventContext context(Watch watch) {
        return new EventContext(watch.place().project(), ACTOR, null, null);
    }

    /// Says that somebody looks after an incident.
    ///
    /// @throws ProblemException STATE_CONFLICT when it is resolved; NOT_FOUND in another project
    @Transactional
    AlertEntity acknowledge(Caller caller, UUID id, String reason) {
        AlertEntity alert = find(caller.project(), id);
        if (alert.state == Alert.State.RESOLVED) {
            throw new ProblemException(
                    ErrorCode.STATE_CONFLICT,
                    "Alert " + id + " is resolved; there is nothing to acknowledge.");
        }
        alert.state = Alert.State.ACKNOWLEDGED;
        alert.acknowledgedBy = caller.actor();
        alert.acknowledgedReason = reason;
        return alert;
    }

    /// An incident of a project.
    ///
    /// @throws ProblemException NOT_FOUND when there is none
    @Transactional
    AlertEntity find(String project, UUID id) {
        return alerts.find(project, id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no alert " + id + "."));
    }
}
