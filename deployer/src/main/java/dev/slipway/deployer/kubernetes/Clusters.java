package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.Kubeconfigs;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The clusters that this deployer has credentials for. A kubeconfig file that changes is read
/// again.
@ApplicationScoped
class Clusters {
    private static final Logger LOG = Logger.getLogger(Clusters.class);
    private static final String OWN = "";

    private final Kubeconfigs kubeconfigs;
    private final KubernetesConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();

    Clusters(Kubeconfigs kubeconfigs, KubernetesConfig config, Vertx vertx, Clock clock) {
        this.kubeconfigs = kubeconfigs;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    private record Known(Cluster cluster, FileTime readAt) {}

    /// What to do when there is no cluster.
    static String missing(@Nullable String kubeconfig) {
        return kubeconfig == null
                ? "No cluster is configured: set KUBECONFIG for the deployer, run it in a pod, or name a kubeconfig in the environment (PUT /api/v1/environments)."
                : "There is no kubeconfig %s in SLIPWAY_KUBECONFIGS_DIR; put it there or name another in the environment."
                        .formatted(kubeconfig);
    }

    /// The cluster of a kubeconfig, or of the deployer's own credentials; empty when there are
    // none.
    synchronized Optional<Cluster> find(@Nullable String kubeconfig) {
        String key = kubeconfig == null ? OWN : kubeconfig;
        Optional<Path> file =
                (kubeconfig == null ? kubeconfigs.own() : kubeconfigs.find(kubeconfig))
                        .filter(Files::isReadable);
        if (file.isEmpty() && (kubeconfig != null || !PodIdentity.present())) {
            forget(key);
            return Optional.empty();
        }
        FileTime readAt = file.map(Clusters::modifiedAt).orElse(FileTime.fromMillis(0));
        Known found = known.get(key);
        if (found == null || !found.readAt().equals(readAt)) {
            forget(key);
            LOG.infof("cluster %s is used", file.map(Path::toString).orElse("of this pod"));
            found = new Known(new Cluster(client(file), config.relist(), clock), readAt);
            known.put(key, found);
        }
        return Optional.of(found.cluster());
    }

    /// What informers watch, wherever they were started.
    synchronized List<Watched> watched() {
        return known.entrySet().stream()
                .flatMap(
                        entry ->
                                entry.getValue().cluster().views().stream()
                                        .map(view -> new Watched(kubeconfig(entry), view)))
                .toList();
    }

    /// A namespace of a cluster, and what is known of it.
    ///
    /// @param kubeconfig the cluster's; null for the deployer's own credentials
    record Watched(@Nullable String kubeconfig, NamespaceView view) {}

    private static @Nullable String kubeconfig(Map.Entry<String, Known> entry) {
        return entry.getKey().isEmpty() ? null : entry.getKey();
    }

    private void forget(String key) {
        Known old = known.remove(key);
        if (old != null) {
            old.cluster().close();
        }
    }

    private KubernetesClient client(Optional<Path> file) {
        Config base =
                file.map(path -> Config.fromKubeconfig(path.toFile()))
                        .orElseGet(() -> Config.autoConfigure(null));
        return client(base, config.timeout(), new VertxHttpClientFactory(vertx));
    }

    /// A client that gives up soon: whoever calls has a next round.
    static KubernetesClient client(Config base, Duration patience, VertxHttpClientFactory http) {
        int timeout = (int) patience.toMillis();
        Config limited =
                new ConfigBuilder(base)
                        .withConnectionTimeout(timeout)
                        .withRequestTimeout(timeout)
                        .withRequestRetryBackoffLimit(0)
                        .withClientKeyAlgo(ClientKeys.kind(base).orElse(base.getClientKeyAlgo()))
                        .build();
        return new KubernetesClientBuilder()
                .withConfig(limited)
                .withHttpClientFactory(http)
                .build();
    }

    private static FileTime modifiedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        List.copyOf(known.keySet()).forEach(this::forget);
    }
}
