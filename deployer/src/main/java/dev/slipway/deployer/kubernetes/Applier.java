package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/// Makes the objects of a release what they should be. Everything may be repeated; what was done
/// before a crash is done again without a difference.
@ApplicationScoped
class Applier {
    private static final Logger LOG = Logger.getLogger(Applier.class);

    private final Setup setup;
    private final ClusterTokens tokens;
    private final ClusterReleases rows;

    Applier(Setup setup, ClusterTokens tokens, ClusterReleases rows) {
        this.setup = setup;
        this.tokens = tokens;
        this.rows = rows;
    }

    /// Has tokens made and writes them into the Secrets, in the place of those before.
    ///
    /// @throws IOException when the gateway gives none
    void writeSecrets(Cluster cluster, ReleaseSpec spec) throws IOException {
        Surroundings around = setup.around(spec);
        if (!around.reporting()) {
            return;
        }
        ClusterTokens.Fresh fresh = tokens.order(spec, Images.ownPullSecret(spec, around));
        for (Secret secret : SecretManifests.of(spec, around, fresh)) {
            cluster.apply(secret);
        }
        tokens.written(spec.releaseId());
    }

    /// Applies everything but the Secrets; answers the Deployment as it is now.
    ///
    /// @param live the Deployment as it was
    Deployment apply(Cluster cluster, ReleaseSpec spec, Optional<Deployment> live) {
        Surroundings around = setup.around(spec);
        String name = Names.of(spec);
        boolean autoscaled = live.isPresent() && cluster.autoscaled(around.namespace(), name);
        OptionalInt replicas = Replicas.of(spec.placement().sizing().replicas(), autoscaled, live);
        Manifests wanted = Manifests.of(spec, around, replicas);
        cluster.apply(wanted.account());
        cluster.apply(wanted.network());
        Service service = cluster.apply(wanted.service());
        rows.reachedAt(
                spec.releaseId(),
                setup.url(name, around.namespace(), service.getSpec().getClusterIP()));
        wanted.disruptionBudget().ifPresent(cluster::apply);
        Deployment applied = cluster.apply(wanted.deployment());
        live.map(before -> before.getMetadata().getGeneration())
                .filter(before -> !before.equals(applied.getMetadata().getGeneration()))
                .ifPresent(
                        _ ->
                                LOG.warnf(
                                        "Deployment %s of release %s had been changed by somebody else and was put back",
                                        name, spec.releaseId()));
        return applied;
    }
}
