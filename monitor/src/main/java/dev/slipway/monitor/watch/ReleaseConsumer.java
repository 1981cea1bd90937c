package dev.slipway.monitor.watch;

import dev.slipway.core.event.DeploymentRemoved;
import dev.slipway.core.event.Event;
import dev.slipway.core.event.ReleaseAdvanced;
import dev.slipway.core.event.ReleaseHealthy;
import dev.slipway.core.state.ReleaseState;
import dev.slipway.kit.event.EventConsumer;
import dev.slipway.kit.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// Follows releases: healthy ones are watched, removed ones no longer. A superseded release stays
/// under watch for a while, because its labels are still on their way; see [Superseded].
@ApplicationScoped
public class ReleaseConsumer implements EventConsumer {
    private static final Set<String> ENDED =
            Set.of(
                    ReleaseState.RETIRED.name(),
                    ReleaseState.ROLLED_BACK.name(),
                    ReleaseState.FAILED.name());

    private final Jobs jobs;
    private final StartWatchJob startWatch;
    private final WatchLife watches;

    ReleaseConsumer(Jobs jobs, StartWatchJob startWatch, WatchLife watches) {
        this.jobs = jobs;
        this.startWatch = startWatch;
        this.watches = watches;
    }

    @Override
    public String name() {
        return "releases";
    }

    @Override
    public void apply(Event event) {
        switch (event.data()) {
            case ReleaseHealthy healthy -> announce(event, healthy);
            case ReleaseAdvanced moved when ENDED.contains(moved.to()) ->
                    watches.end(moved.releaseId(), event.occurredAt());
            case DeploymentRemoved removed ->
                    watches.end(
                            new Watch.Place(
                                    event.project(), removed.environment(), removed.deployment()),
                            event.occurredAt());
            default -> {
                // Every other event says nothing about what is watched.
            }
        }
    }

    private void announce(Event event, ReleaseHealthy release) {
        WatchEntity watch = new WatchEntity();
        watch.releaseId = release.releaseId();
        watch.project = event.project();
        watch.environment = release.environment();
        watch.deployment = release.deployment();
        watch.model = release.model();
        watch.version = release.version();
        watch.evaluationId = release.evaluationId();
        watch.startedAt = event.occurredAt();
        watches.announce(watch);
        jobs.enqueue(
                startWatch,
                release.releaseId().toString(),
                new StartWatchJob.Start(release.releaseId(), release.evaluationId()));
    }
}
