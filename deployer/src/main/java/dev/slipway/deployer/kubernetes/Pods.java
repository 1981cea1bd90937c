package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads pods. Pure.
final class Pods {
    private Pods() {}

    /// Those that are not ending, newest first.
    static List<Pod> current(List<Pod> pods) {
        return pods.stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .sorted(Comparator.comparing(Pods::createdAt).reversed())
                .toList();
    }

    static boolean ready(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && condition(pod, "Ready")
                        .filter(ready -> "True".equals(ready.getStatus()))
                        .isPresent();
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus() == null || pod.getStatus().getConditions() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()))
                        .findFirst();
    }

    /// The state of the server's container.
    static Optional<ContainerStatus> server(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
                ? Optional.empty()
                : pod.getStatus().getContainerStatuses().stream()
                        .filter(status -> PodTemplate.CONTAINER.equals(status.getName()))
                        .findFirst();
    }

    /// Why the container does not run, in the kubelet's words.
    static Optional<ContainerStateWaiting> waiting(Pod pod) {
        return server(pod).map(ContainerStatus::getState).map(ContainerState::getWaiting);
    }

    /// Its last end: the current one, else the one before it was started again.
    static Optional<ContainerStateTerminated> ended(Pod pod) {
        return server(pod)
                .flatMap(
                        status ->
                                Optional.ofNullable(status.getState())
                                        .map(ContainerState::getTerminated)
                                        .or(
                                                () ->
                                                        Optional.ofNullable(status.getLastState())
                                                                .map(
                                                                        ContainerState
                                                                                ::getTerminated)));
    }

    /// How often the kubelet started the server again.
    static int restarts(Pod pod) {
        return server(pod).map(ContainerStatus::getRestartCount).orElse(0);
    }

    static boolean running(Pod pod) {
        return server(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .isPresent();
    }

    static Optional<Instant> startedAt(Pod pod) {
        return server(pod)
                .map(ContainerStatus::getState)
                .map(ContainerState::getRunning)
                .flatMap(running -> instant(running.getStartedAt()));
    }

    static String name(Pod pod) {
        return pod.getMetadata().getName();
    }

    private static Instant createdAt(Pod pod) {
        return instant(pod.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
    }

    /// A time as Kubernetes writes it.
    static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
