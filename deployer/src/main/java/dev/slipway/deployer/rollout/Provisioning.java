package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.BackendRepository;
import dev.slipway.deployer.release.BackendRow;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.PromoteResult;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.RetireResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The states PROVISIONING, PROMOTING and ABORTING: what the target is asked, and what its answers
/// mean.
@ApplicationScoped
class Provisioning {
    /// Starts that a release gets before it is given up, from a target that does not start it again
    /// itself.
    static final int MAX_STARTS = 3;

    private final BackendRepository backends;
    private final Clock clock;

    Provisioning(BackendRepository backends, Clock clock) {
        this.backends = backends;
        this.clock = clock;
    }

    Outcome provision(ReleaseRow release, DeployTarget target) {
        Live live = look(release, target);
        return switch (live.phase()) {
            case ABSENT -> start(release, target);
            case EXITED -> startAgain(release, target, live);
            case UNKNOWN -> new Outcome.Wait(said(live));
            case STARTING -> {
                target.correct(release.spec());
                yield new Outcome.Wait(said(live));
            }
            case RUNNING ->
                    live.ready()
                            ? new Outcome.Advance(ReleaseState.PROMOTING)
                            : new Outcome.Wait(said(live));
        };
    }

    Outcome promote(ReleaseRow release, DeployTarget target) {
        Live live = look(release, target);
        if (live.phase() == Live.Phase.ABSENT || live.phase() == Live.Phase.EXITED) {
            return provision(release, target);
        }
        return switch (target.promote(release.spec())) {
            case PromoteResult.Promoted promoted -> new Outcome.Promote(promoted.url());
            case PromoteResult.NotReady notReady -> new Outcome.Wait(notReady.reason());
        };
    }

    Outcome takeBack(ReleaseRow release, DeployTarget target) {
        return switch (target.retire(release.id())) {
            case RetireResult.Retired _, RetireResult.Absent _ -> {
                backends.gone(release.id(), clock.instant());
                yield new Outcome.RolledBack(release.reason());
            }
            case RetireResult.NotYet notYet -> new Outcome.Wait(notYet.reason());
        };
    }

    private static Outcome start(ReleaseRow release, DeployTarget target) {
        return outcome(target.provision(release.spec()));
    }

    /// Only a start counts, not a look at something that ended.
    private Outcome startAgain(ReleaseRow release, DeployTarget target, Live live) {
        int restarts = backends.find(release.id()).map(BackendRow::restarts).orElse(0);
        if (target.restartsItself() || restarts + 1 >= MAX_STARTS) {
            return new Outcome.Fail(said(live));
        }
        ProvisionResult result = target.provision(release.spec());
        if (result instanceof ProvisionResult.Started) {
            backends.restarts(release.id(), restarts + 1, null);
        }
        return outcome(result);
    }

    private static Outcome outcome(ProvisionResult result) {
        return switch (result) {
            case ProvisionResult.Started _, ProvisionResult.Unchanged _ ->
                    new Outcome.Wait("The server was started and loads the model.");
            case ProvisionResult.NotYet notYet -> new Outcome.Hindered(notYet.reason());
            case ProvisionResult.Refused refused -> new Outcome.Fail(refused.reason());
        };
    }

    private Live look(ReleaseRow release, DeployTarget target) {
        Live live = target.observe(release.spec());
        if (live.phase() != Live.Phase.UNKNOWN) {
            backends.observed(release.id(), live, clock.instant());
        }
        return live;
    }

    private static String said(Live live) {
        @Nullable String reason = live.reason();
        return reason == null ? "It is not ready yet." : reason;
    }
}
