package dev.slipway.deployer.kubernetes;

import dev.slipway.core.identity.Verb;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.token.GatewayTokens;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/// Makes the objects of a release what they should be. Everything may be repeated; what was done
/// before a crash is done again without a difference.
@ApplicationScoped
class Applier {
    private static final Logger LOG = Logger.getLogger(Applier.class);
    private static final String PULL = "pull";

    private final Setup setup;
    private final GatewayTokens tokens;
    private final ClusterReleases rows;

    Applier(Setup setup, GatewayTokens tokens, ClusterReleases rows) {
        this.setup = setup;
        this.tokens = tokens;
        this.rows = rows;
    }

    /// Has a token made and writes it into the Secrets, in the place of the one before.
    ///
    /// @throws IOException when the gateway gives none
    void writeSecrets(Cluster cluster, ReleaseSpec spec, ClusterRelease release)
            throws IOException {
        Surroundings around = setup.around(spec);
        if (!around.reporting()) {
            return;
        }
        GatewayTokens.Ordered token = tokens.order(spec, scopes(spec, around));
        for (Secret secret : SecretManifests.of(spec, around, token.secret())) {
            cluster.apply(secret);
        }
        rows.wroteToken(spec.releaseId(), token.id());
        release.token()
                .map(ClusterRelease.Token::id)
                .filter(old -> !old.equals(token.id()))
                .ifPresent(old -> tokens.revoke(spec.project(), old));
    }

    private static List<Verb> scopes(ReleaseSpec spec, Surroundings around) {
        List<Verb> scopes = new ArrayList<>(List.of(Verb.INGEST));
        if (Images.ownPullSecret(spec, around)) {
            Verb.of(PULL).ifPresent(scopes::add);
        }
        return scopes;
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
