package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The calls of an API server that the target makes. Every one throws [KubernetesClientException]
/// when the server cannot be reached or refuses; [Trouble] says what that means.
final class Cluster implements AutoCloseable {
    private static final Duration REST = Duration.ofSeconds(3);

    private final KubernetesClient client;
    private final Duration relist;
    private final Clock clock;
    private final Map<String, NamespaceView> views = new ConcurrentHashMap<>();
    private volatile @Nullable Rest rest;

    /// Nobody asks before a time.
    private record Rest(String reason, Instant until) {}

    Cluster(KubernetesClient client, Duration relist, Clock clock) {
        this.client = client;
        this.relist = relist;
        this.clock = clock;
    }

    /// Remembers that the server was not heard: rounds over many releases then do not wait for each
    /// of them as long as for the first.
    void heard(Trouble trouble) {
        rest =
                trouble.unreachable()
                        ? new Rest(trouble.sentence(), clock.instant().plus(REST))
                        : null;
    }

    /// Why looks are put off for a moment; empty when they are not.
    Optional<String> resting() {
        return Optional.ofNullable(rest)
                .filter(now -> clock.instant().isBefore(now.until()))
                .map(Rest::reason);
    }

    /// What informers know of a namespace; they start at the first call.
    NamespaceView view(String namespace, String installation) {
        return views.computeIfAbsent(
                namespace,
                name -> new NamespaceView(client, name, installation, new Age(relist, clock)));
    }

    /// The namespaces that are watched.
    List<NamespaceView> views() {
        return List.copyOf(views.values());
    }

    /// Makes an object what it should be, whoever else claims our fields; answers how it is now.
    <T extends HasMetadata> T apply(T object) {
        return client.resource(object)
                .fieldManager(Names.SLIPWAY)
                .forceConflicts()
                .serverSideApply();
    }

    Optional<Deployment> deployment(String namespace, String name) {
        return Optional.ofNullable(
                client.apps().deployments().inNamespace(namespace).withName(name).get());
    }

    List<Pod> pods(String namespace, UUID releaseId) {
        return client.pods()
                .inNamespace(namespace)
                .withLabels(Names.selector(releaseId))
                .list()
                .getItems();
    }

    /// Events of one object, oldest first.
    List<Event> events(String namespace, String uid) {
        return client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.uid", uid)
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(Events::at))
                .toList();
    }

    /// The last lines of a pod's server, each with its time before it; empty when it has none.
    String log(String namespace, String pod, int tail) {
        try {
            return client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .inContainer(PodTemplate.CONTAINER)
                    .withReadyWaitTimeout(0)
                    .usingTimestamps()
                    .tailingLines(tail)
                    .getLog();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 400 || e.getCode() == 404) {
                return "";
            }
            throw e;
        }
    }

    /// Whether an autoscaler decides how many pods a Deployment has.
    boolean autoscaled(String namespace, String name) {
        return client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .map(scaler -> scaler.getSpec().getScaleTargetRef())
                .anyMatch(to -> "Deployment".equals(to.getKind()) && name.equals(to.getName()));
    }

    /// Has a Deployment and its pods deleted; it is there until they are gone.
    void deleteDeployment(String namespace, String name) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();
    }

    void deleteBudget(String namespace, String name) {
        delete(PodDisruptionBudget.class, namespace, name);
    }

    /// Deletes everything of a release but its Deployment.
    void deleteRest(String namespace, String name) {
        delete(Service.class, namespace, name);
        deleteBudget(namespace, name);
        delete(NetworkPolicy.class, namespace, name);
        delete(ServiceAccount.class, namespace, name);
        delete(Secret.class, namespace, Names.ingest(name));
        delete(Secret.class, namespace, Names.pull(name));
    }

    private <T extends HasMetadata> void delete(Class<T> kind, String namespace, String name) {
        client.resources(kind).inNamespace(namespace).withName(name).delete();
    }

    @Override
    public void close() {
        views.values().forEach(NamespaceView::close);
        client.close();
    }
}
