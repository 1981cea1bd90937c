package dev.slipway.deployer.rollout;

import dev.slipway.core.state.ReleaseState;
import dev.slipway.deployer.release.ReleaseMoves;
import dev.slipway.deployer.release.ReleaseRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Does one step of a release and records what came of it. May be called by several workers and
/// again after a crash: the work of each state is idempotent, and only one of them moves the row.
@ApplicationScoped
public class Rollout {
    private static final Logger LOG = Logger.getLogger(Rollout.class);

    private final Verification verification;
    private final Provisioning provisioning;
    private final Targets targets;
    private final ReleaseMoves moves;
    private final ReleaseRepository releases;
    private final Clock clock;

    Rollout(
            Verification verification,
            Provisioning provisioning,
            Targets targets,
            ReleaseMoves moves,
            ReleaseRepository releases,
            Clock clock) {
        this.verification = verification;
        this.provisioning = provisioning;
        this.targets = targets;
        this.moves = moves;
        this.releases = releases;
        this.clock = clock;
    }

    /// Whether a release wants another look at the same state.
    public enum Progress {
        WAITING,
        /// Later: what it needs is away just now.
        HINDERED,
        DONE
    }

    /// Does the work of the state that a release is in. Past the deadline the release fails, with
    /// the last reason it waited for; an abort ends.
    public Progress advance(ReleaseRow release) {
        return record(release, overdue(release) ? giveUp(release) : attempt(release));
    }

    /// Whether the time for the state is over.
    boolean overdue(ReleaseRow release) {
        return release.deadlineAt() != null && clock.instant().isAfter(release.deadlineAt());
    }

    private Outcome attempt(ReleaseRow release) {
        try {
            return work(release);
        } catch (RuntimeException e) {
            LOG.warnf(e, "release %s in %s will be tried again", release.id(), release.state());
            return new Outcome.Wait(
                    "%s was interrupted by a fault of a part it needs; trying again."
                            .formatted(release.state()));
        }
    }

    private Outcome work(ReleaseRow release) {
        return switch (release.state()) {
            case DRAFT -> new Outcome.Advance(ReleaseState.VERIFYING);
            case VERIFYING -> verification.verify(release);
            case PROVISIONING -> provisioning.provision(release, target(release));
            case SHADOW, CANARY, ANALYSING -> new Outcome.Advance(ReleaseState.PROMOTING);
            case PROMOTING -> provisioning.promote(release, target(release));
            case ABORTING -> provisioning.takeBack(release, target(release));
            case HEALTHY, SUPERSEDED, RETIRED, ROLLED_BACK, FAILED ->
                    throw new IllegalStateException("nothing to do in " + release.state());
        };
    }

    private Outcome giveUp(ReleaseRow release) {
        if (release.state() == ReleaseState.ABORTING) {
            return new Outcome.RolledBack(release.reason());
        }
        String last = release.reason() == null ? "" : " Last: " + release.reason();
        return new Outcome.Fail("%s took too long.%s".formatted(release.state(), last));
    }

    private Progress record(ReleaseRow release, Outcome outcome) {
        boolean moved =
                switch (outcome) {
                    case Outcome.Wait wait -> explain(release, wait.reason());
                    case Outcome.Hindered hindered -> explain(release, hindered.reason());
                    case Outcome.Advance advance -> moves.advance(release, advance.to());
                    case Outcome.Fail fail -> moves.fail(release, fail.reason());
                    case Outcome.Promote promote -> moves.promote(release, promote.url());
                    case Outcome.RolledBack back -> moves.rolledBack(release, back.reason());
                };
        if (moved) {
            LOG.infof("release %s of %s left %s", release.id(), release.address(), release.state());
        }
        return switch (outcome) {
            case Outcome.Wait _ -> Progress.WAITING;
            case Outcome.Hindered _ -> Progress.HINDERED;
            case Outcome.Advance _, Outcome.Fail _, Outcome.Promote _, Outcome.RolledBack _ ->
                    Progress.DONE;
        };
    }

    private boolean explain(ReleaseRow release, String reason) {
        releases.explain(release, reason);
        return false;
    }

    private DeployTarget target(ReleaseRow release) {
        return targets.of(release.spec());
    }
}
