package dev.slipway.deployer.release;

import dev.slipway.deployer.environment.EnvironmentService;
import dev.slipway.deployer.target.Live;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts a deployment together from its rows: what is desired beside what was last seen.
@ApplicationScoped
class DeploymentViews {
    private final ReleaseRepository releases;
    private final BackendRepository backends;
    private final EnvironmentService environments;

    DeploymentViews(
            ReleaseRepository releases,
            BackendRepository backends,
            EnvironmentService environments) {
        this.releases = releases;
        this.backends = backends;
        this.environments = environments;
    }

    Deployment of(DeploymentRow row) {
        Release current = release(row.currentRelease());
        Release inProgress = releases.inProgress(row.id()).map(this::view).orElse(null);
        Release desired = inProgress == null ? current : inProgress;
        BackendRow backend = backend(current);
        return new Deployment(
                row.environment(),
                row.name(),
                row.project(),
                target(row, desired),
                DeploymentState.of(row.removal(), inProgress != null, backend),
                current,
                release(row.previousRelease()),
                inProgress,
                desired == null ? null : endpoint(row, desired),
                desired == null ? null : Deployment.DesiredRelease.of(desired),
                Deployment.LiveBackend.of(live(backend == null ? backend(desired) : backend)),
                row.createdAt(),
                row.rowVersion());
    }

    /// Of what should run; of the environment when nothing should.
    private String target(DeploymentRow row, @Nullable Release desired) {
        return Optional.ofNullable(desired)
                .flatMap(release -> releases.find(release.id()))
                .map(release -> release.placement().whole().target())
                .orElseGet(() -> environments.require(row.project(), row.environment()).target());
    }

    private static String endpoint(DeploymentRow row, Release release) {
        return "/serve/%s/%s/v2/models/%s/infer"
                .formatted(row.environment(), row.name(), release.slug());
    }

    private static Live live(@Nullable BackendRow backend) {
        return backend == null ? Live.absent() : backend.live();
    }

    private @Nullable BackendRow backend(@Nullable Release release) {
        return release == null ? null : backends.find(release.id()).orElse(null);
    }

    private @Nullable Release release(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(releases::find).map(this::view).orElse(null);
    }

    private Release view(ReleaseRow row) {
        return Release.of(row, releases.history(row.id()));
    }
}
