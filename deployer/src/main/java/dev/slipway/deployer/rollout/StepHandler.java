package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.ReleaseRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.release.ReleaseSteps;
import dev.slipway.kit.job.JobHandler;
import dev.slipway.kit.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Runs the step of a release as a job keyed (release, state). A step that has to wait is asked for
/// again under the next key. A job whose release has moved on does nothing.
@ApplicationScoped
public class StepHandler implements JobHandler<Step>, ReleaseSteps {
    /// Pause between two looks at a release that waits.
    static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    /// Pause before something that could not be done is tried again: what is away stays away for a
    /// while, and each try makes and revokes tokens.
    static final Duration TRY_AGAIN = Duration.ofSeconds(3);

    private final ReleaseRepository releases;
    private final Rollout rollout;
    private final Jobs jobs;
    private final Clock clock;

    StepHandler(ReleaseRepository releases, Rollout rollout, Jobs jobs, Clock clock) {
        this.releases = releases;
        this.rollout = rollout;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "release-step";
    }

    @Override
    public Class<Step> dataType() {
        return Step.class;
    }

    @Override
    public void request(UUID releaseId, ReleaseState state) {
        Step step = new Step(releaseId, state, 0);
        jobs.enqueue(this, step.jobId(), step);
    }

    @Override
    public void run(String jobId, Step step) {
        releases.find(step.releaseId())
                .filter(release -> release.state() == step.state())
                .ifPresent(release -> advance(release, step));
    }

    private void advance(ReleaseRow release, Step step) {
        switch (rollout.advance(release)) {
            case WAITING -> later(step.again(), LOOK_AGAIN);
            case HINDERED -> later(step.again(), TRY_AGAIN);
            case DONE -> {}
        }
    }

    private void later(Step step, Duration pause) {
        jobs.enqueueAt(this, step.jobId(), step, clock.instant().plus(pause));
    }
}
