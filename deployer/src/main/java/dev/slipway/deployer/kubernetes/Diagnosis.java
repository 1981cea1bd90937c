package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.Live;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From what was seen to how a release is, with one sentence why. Pure.
final class Diagnosis {
    private final Sight sight;
    private final @Nullable URI url;

    private Diagnosis(Sight sight, @Nullable URI url) {
        this.sight = sight;
        this.url = url;
    }

    /// @param url where the gateway reaches it, once that is known
    static Live of(Sight sight, @Nullable URI url) {
        return sight.deployment()
                .map(deployment -> new Diagnosis(sight, url).of(deployment))
                .orElseGet(Live::absent);
    }

    /// Whether everything that should be ready is, so that nothing more need be looked up.
    static boolean whole(Sight sight) {
        return sight.deployment()
                .filter(deployment -> deployment.getMetadata().getDeletionTimestamp() == null)
                .filter(deployment -> ready(sight).size() >= wanted(deployment))
                .isPresent();
    }

    private static List<Pod> ready(Sight sight) {
        return sight.pods().stream().filter(Pods::ready).toList();
    }

    private static int wanted(Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    private Live of(Deployment deployment) {
        if (deployment.getMetadata().getDeletionTimestamp() != null) {
            return new Live(
                    Live.Phase.ABSENT, false, "The release is being taken away.", null, null, null);
        }
        List<Pod> ready = ready(sight);
        int wanted = wanted(deployment);
        if (ready.isEmpty() || url == null) {
            return notReady(deployment, wanted);
        }
        String missing =
                ready.size() >= wanted
                        ? null
                        : "%d of %d pods are ready; %s"
                                .formatted(ready.size(), wanted, why(deployment).sentence());
        return new Live(Live.Phase.RUNNING, true, missing, null, url, startedAt(ready));
    }

    private Live notReady(Deployment deployment, int wanted) {
        if (wanted == 0) {
            return live(new Finding(Live.Phase.STARTING, "Somebody scaled the release to 0 pods."));
        }
        return live(why(deployment));
    }

    private Live live(Finding finding) {
        List<Pod> current = Pods.current(sight.pods());
        return new Live(
                finding.phase(),
                false,
                finding.sentence(),
                null,
                finding.phase() == Live.Phase.RUNNING ? url : null,
                startedAt(current));
    }

    private static @Nullable Instant startedAt(List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> Pods.startedAt(pod).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The first pod that is not ready says why; when there is none, the Deployment does.
    private Finding why(Deployment deployment) {
        return Pods.current(sight.pods()).stream()
                .filter(pod -> !Pods.ready(pod))
                .findFirst()
                .map(pod -> PodFinding.of(pod, sight))
                .or(() -> refused(deployment))
                .orElse(
                        new Finding(
                                Live.Phase.STARTING, "The cluster makes the pods of the release."));
    }

    private static Optional<Finding> refused(Deployment deployment) {
        return Optional.ofNullable(deployment.getStatus())
                .flatMap(
                        status ->
                                status.getConditions().stream()
                                        .filter(c -> "ReplicaFailure".equals(c.getType()))
                                        .filter(c -> "True".equals(c.getStatus()))
                                        .map(DeploymentCondition::getMessage)
                                        .findFirst())
                .map(message -> new Finding(Live.Phase.STARTING, refusal(message)));
    }

    private static String refusal(String message) {
        String words = Sentences.line(message);
        if (words.contains("exceeded quota")) {
            return "A quota of the namespace is used up: %s."
                    .formatted(after(words, "exceeded quota: "));
        }
        if (words.contains("violates PodSecurity")) {
            return "The namespace's Pod Security level forbids the pod: %s."
                    .formatted(after(words, "violates PodSecurity "));
        }
        return "The cluster makes no pods: %s.".formatted(words);
    }

    private static String after(String words, String mark) {
        int at = words.indexOf(mark);
        return at < 0 ? words : words.substring(at + mark.length());
    }
}
