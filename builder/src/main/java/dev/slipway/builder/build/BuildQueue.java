package dev.slipway.builder.build;

import dev.slipway.core.event.BuildQueued;
import dev.slipway.kit.event.EventContext;
import dev.slipway.kit.event.EventLog;
import dev.slipway.kit.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Where a new build goes: one transaction makes row, job and event.
@ApplicationScoped
class BuildQueue {
    private final Jobs jobs;
    private final BuildJob job;
    private final EventLog events;
    private final Clock clock;

    BuildQueue(Jobs jobs, BuildJob job, EventLog events, Clock clock) {
        this.jobs = jobs;
        this.job = job;
        this.events = events;
        this.clock = clock;
    }

    void add(BuildEntity build, EventContext context) {
        build.queuedAt = clock.instant();
        jobs.enqueue(job, build.id.toString(), new BuildTask(build.id));
        var queued = new BuildQueued(build.id, build.versionId, build.model, build.version);
        events.append(context, build.eventSubject(), queued);
    }

    void remove(BuildEntity build) {
        jobs.cancel(job, build.id.toString());
    }
}
