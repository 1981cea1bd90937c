package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ClusterPlace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives rows to releases that have our label and no row: the database is an older copy.
@ApplicationScoped
class Adoption {
    private static final Logger LOG = Logger.getLogger(Adoption.class);

    private final Setup setup;
    private final Clusters clusters;
    private final ClusterReleases rows;
    private final String usual;

    Adoption(
            Setup setup,
            Clusters clusters,
            ClusterReleases rows,
            @ConfigProperty(name = "slipway.default.target", defaultValue = "local") String usual) {
        this.setup = setup;
        this.clusters = clusters;
        this.rows = rows;
        this.usual = usual;
    }

    /// Looks once at everything that informers show. Has them watch the places of all environments
    /// first; what those have is known a moment later, in a next round.
    void round() {
        String installation = rows.installation();
        for (ClusterPlace environment : rows.places(usual)) {
            ClusterRelease.Place place = setup.place(environment);
            clusters.find(place.kubeconfig())
                    .ifPresent(cluster -> cluster.view(place.namespace(), installation));
        }
        for (Clusters.Watched watched : clusters.watched()) {
            NamespaceView view = watched.view();
            var place = new ClusterRelease.Place(watched.kubeconfig(), view.namespace());
            view.deployments().forEach(deployment -> adopt(deployment, place));
        }
    }

    private void adopt(Deployment deployment, ClusterRelease.Place place) {
        ObjectMeta meta = deployment.getMetadata();
        Optional<UUID> release = release(meta.getLabels());
        if (meta.getDeletionTimestamp() != null
                || release.isEmpty()
                || rows.find(release.get()).isPresent()) {
            return;
        }
        LOG.warnf("Deployment %s of a release that nobody knows is adopted", meta.getName());
        String project = meta.getLabels().getOrDefault("slipway.dev/project", "default");
        rows.announce(release.get(), project, place, meta.getName());
    }

    private static Optional<UUID> release(@Nullable Map<String, String> labels) {
        try {
            return Optional.ofNullable(labels)
                    .map(all -> all.get(Names.RELEASE))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
