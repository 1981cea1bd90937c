package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What informers know of our objects in a namespace. They are made anew, with full lists, when
/// they get old or end, and the new ones take over when they know everything: a watch that died
/// without a word is believed no longer than that.
final class NamespaceView implements AutoCloseable {
    private static final String BY_RELEASE = "release";
    private static final long NO_RESYNC = 0;

    private final KubernetesClient client;
    private final String namespace;
    private final Map<String, String> own;
    private final Age age;
    private Watches current;
    private @Nullable Watches next;

    NamespaceView(KubernetesClient client, String namespace, String installation, Age age) {
        this.client = client;
        this.namespace = namespace;
        this.own = Names.own(installation);
        this.age = age;
        this.current = start();
    }

    private record Watches(
            SharedIndexInformer<Deployment> deployments,
            SharedIndexInformer<Pod> pods,
            Instant startedAt) {
        boolean complete() {
            return deployments.isWatching()
                    && pods.isWatching()
                    && deployments.hasSynced()
                    && pods.hasSynced();
        }

        boolean ended() {
            return deployments.stopped().toCompletableFuture().isDone()
                    || pods.stopped().toCompletableFuture().isDone();
        }

        void stop() {
            deployments.stop();
            pods.stop();
        }
    }

    String namespace() {
        return namespace;
    }

    /// A release as it was last told; empty when the informers do not know everything just now.
    synchronized Optional<Sight> sight(String name, UUID releaseId) {
        refresh();
        if (!current.complete()) {
            return Optional.empty();
        }
        return Optional.of(
                Sight.of(
                        deployment(name),
                        current.pods().getIndexer().byIndex(BY_RELEASE, releaseId.toString())));
    }

    /// The Deployments of this installation, as far as they are known.
    synchronized List<Deployment> deployments() {
        return current.deployments().getStore().list();
    }

    private Optional<Deployment> deployment(String name) {
        return Optional.ofNullable(
                current.deployments().getStore().getByKey(namespace + "/" + name));
    }

    private void refresh() {
        Watches coming = next;
        if (coming != null && coming.complete()) {
            current.stop();
            current = coming;
            next = null;
        } else if (coming != null && age.over(coming.startedAt())) {
            coming.stop();
            next = null;
        } else if (coming == null && (current.ended() || age.over(current.startedAt()))) {
            next = start();
        }
    }

    private Watches start() {
        SharedIndexInformer<Deployment> deployments =
                client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withLabels(own)
                        .runnableInformer(NO_RESYNC);
        SharedIndexInformer<Pod> pods =
                client.pods().inNamespace(namespace).withLabels(own).runnableInformer(NO_RESYNC);
        pods.addIndexers(Map.of(BY_RELEASE, NamespaceView::release));
        // Faults are tried again for ever; what is not complete meanwhile is not believed.
        deployments.exceptionHandler((_, _) -> true).start();
        pods.exceptionHandler((_, _) -> true).start();
        return new Watches(deployments, pods, age.now());
    }

    private static List<String> release(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        String release = labels == null ? null : labels.get(Names.RELEASE);
        return release == null ? List.of() : List.of(release);
    }

    @Override
    public synchronized void close() {
        current.stop();
        if (next != null) {
            next.stop();
        }
    }
}
