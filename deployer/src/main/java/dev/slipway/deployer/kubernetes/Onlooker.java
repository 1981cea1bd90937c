package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.probe.Readiness;
import dev.slipway.deployer.probe.ReadyProbe;
import dev.slipway.deployer.target.Live;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at a release. As long as informers show all of it ready, that costs no call; anything else
/// is looked at directly, and more closely the less is ready.
@ApplicationScoped
class Onlooker {
    private static final int LAST_LINES = 50;

    private final ReadyProbe probe;

    Onlooker(ReadyProbe probe) {
        this.probe = probe;
    }

    /// What was seen, and what it means.
    record Look(Sight sight, Live live) {}

    /// @param watched what informers know, if they are to be believed
    /// @throws KubernetesClientException when the API server is needed and does not answer
    Look look(Cluster cluster, ClusterRelease release, Optional<Sight> watched) {
        Sight sight = watched.filter(Diagnosis::whole).orElseGet(() -> direct(cluster, release));
        return new Look(sight, Diagnosis.of(sight, release.url()));
    }

    private Sight direct(Cluster cluster, ClusterRelease release) {
        String namespace = release.place().namespace();
        Optional<Deployment> deployment = cluster.deployment(namespace, release.name());
        if (deployment.isEmpty()) {
            return Sight.of(deployment, List.of());
        }
        Sight sight = Sight.of(deployment, cluster.pods(namespace, release.releaseId()));
        return Diagnosis.whole(sight) ? sight : closer(cluster, namespace, sight);
    }

    private Sight closer(Cluster cluster, String namespace, Sight sight) {
        Optional<Pod> amiss =
                Pods.current(sight.pods()).stream().filter(pod -> !Pods.ready(pod)).findFirst();
        if (amiss.isEmpty()) {
            return sight;
        }
        Pod pod = amiss.get();
        List<Event> events = cluster.events(namespace, pod.getMetadata().getUid());
        return sight.with(events, words(cluster, namespace, pod));
    }

    /// What the server says: asked itself, else by its log.
    private @Nullable String words(Cluster cluster, String namespace, Pod pod) {
        String address = Pods.running(pod) ? pod.getStatus().getPodIP() : null;
        if (address != null
                && probe.ask(uri(address)) instanceof Readiness.NotReady(String reason)) {
            return reason;
        }
        if (!Pods.running(pod) && Pods.ended(pod).isEmpty()) {
            return null;
        }
        return Sentences.failureLine(
                        cluster.log(namespace, Pods.name(pod), LAST_LINES)
                                .replaceAll("(?m)^\\S+Z ", ""))
                .orElse(null);
    }

    private static URI uri(String address) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("http://%s:%d".formatted(host, PodTemplate.PORT));
    }
}
