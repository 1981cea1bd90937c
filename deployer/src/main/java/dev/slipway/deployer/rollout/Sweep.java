package dev.slipway.deployer.rollout;

import dev.slipway.core.id.Digest;
import dev.slipway.deployer.release.BackendRepository;
import dev.slipway.deployer.release.DeploymentRow;
import dev.slipway.deployer.release.DeploymentService;
import dev.slipway.deployer.release.ReleaseRepository;
import dev.slipway.deployer.release.ReleaseRow;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Ends what nobody wants: backends without a row that asks for them, releases past their deadline
/// whose job was lost, deployments of which nothing is left, image content without a use.
@ApplicationScoped
public class Sweep {
    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final BackendRepository backends;
    private final ReleaseRepository releases;
    private final DeploymentService deployments;
    private final Targets targets;
    private final Rollout rollout;

    Sweep(
            BackendRepository backends,
            ReleaseRepository releases,
            DeploymentService deployments,
            Targets targets,
            Rollout rollout) {
        this.backends = backends;
        this.releases = releases;
        this.deployments = deployments;
        this.targets = targets;
        this.rollout = rollout;
    }

    /// One round.
    public void round() {
        releases.inProgress().stream().filter(rollout::overdue).forEach(rollout::advance);
        targets.all().forEach(this::retireUnwanted);
        List<DeploymentRow> removing = deployments.removing();
        removing.forEach(this::finishRemoval);
        targets.all().forEach(target -> target.collect(this::inUse));
    }

    /// What is there is listed before what is wanted, because a backend is wanted before it is
    /// there.
    private void retireUnwanted(DeployTarget target) {
        Set<UUID> unwanted = new HashSet<>(target.present());
        unwanted.removeAll(backends.wantedIds());
        for (UUID release : unwanted) {
            LOG.infof("release %s is not wanted any more: %s", release, target.retire(release));
        }
    }

    private void finishRemoval(DeploymentRow deployment) {
        if (releases.inProgress(deployment.id()).isPresent() || backends.anyOf(deployment.id())) {
            return;
        }
        releases.ofDeployment(deployment.id()).stream()
                .map(ReleaseRow::spec)
                .forEach(spec -> targets.of(spec).forget(spec));
        deployments.removed(deployment);
        LOG.infof("%s was removed", deployment.address());
    }

    private boolean inUse(Digest image) {
        return releases.uses(image);
    }
}
