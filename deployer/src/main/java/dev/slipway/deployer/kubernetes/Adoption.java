package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives rows to releases that have our label and no row: the database is an older copy.
final class Adoption {
    private static final Logger LOG = Logger.getLogger(Adoption.class);

    private Adoption() {}

    static void of(Cluster cluster, @Nullable String kubeconfig, ClusterReleases rows) {
        for (NamespaceView view : cluster.views()) {
            var place = new ClusterRelease.Place(kubeconfig, view.namespace());
            view.deployments().forEach(deployment -> adopt(deployment, place, rows));
        }
    }

    private static void adopt(
            Deployment deployment, ClusterRelease.Place place, ClusterReleases rows) {
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
