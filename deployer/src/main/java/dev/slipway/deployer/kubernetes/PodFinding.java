package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.Live.Phase;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why one pod is not ready, as one sentence. Pure.
final class PodFinding {
    private static final Set<String> NO_IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");
    private static final String CRASH_LOOP = "CrashLoopBackOff";

    /// So often the kubelet starts a server again, with its own growing pauses, before its end is
    /// taken for final.
    static final int MAX_RESTARTS = 3;

    private final Pod pod;
    private final Sight sight;

    private PodFinding(Pod pod, Sight sight) {
        this.pod = pod;
        this.sight = sight;
    }

    static Finding of(Pod pod, Sight sight) {
        PodFinding finding = new PodFinding(pod, sight);
        return finding.unplaced()
                .or(finding::evicted)
                .or(finding::noImage)
                .or(finding::crashed)
                .or(finding::notMade)
                .or(finding::notAnswering)
                .orElse(
                        new Finding(
                                Phase.STARTING,
                                "The node fetches the image and starts the server."));
    }

    private Optional<Finding> unplaced() {
        return Pods.condition(pod, "PodScheduled")
                .filter(scheduled -> "False".equals(scheduled.getStatus()))
                .map(
                        scheduled ->
                                starting(
                                        "No node fits: %s."
                                                .formatted(scheduling(scheduled.getMessage()))));
    }

    /// Without what the scheduler says about pods that it might push aside.
    private static String scheduling(String message) {
        return Sentences.line(
                Sentences.line(message)
                        .replaceFirst("(no new claims to deallocate, )?preemption:.*", ""));
    }

    private Optional<Finding> evicted() {
        return Optional.ofNullable(pod.getStatus())
                .filter(status -> "Failed".equals(status.getPhase()) && status.getReason() != null)
                .map(
                        status ->
                                new Finding(
                                        Phase.STARTING,
                                        "The node gave the pod up (%s): %s."
                                                .formatted(
                                                        status.getReason(),
                                                        Sentences.line(status.getMessage()))));
    }

    private Optional<Finding> noImage() {
        return Pods.waiting(pod)
                .filter(waiting -> NO_IMAGE.contains(String.valueOf(waiting.getReason())))
                .map(
                        waiting ->
                                starting(
                                        "The image cannot be pulled: %s."
                                                .formatted(PullFault.of(pullWords(waiting)))));
    }

    /// The event has the whole reason where the state says only that it waits.
    private String pullWords(ContainerStateWaiting waiting) {
        return newest("Failed")
                .filter(message -> message.contains("pull"))
                .orElse(String.valueOf(waiting.getMessage()));
    }

    private Optional<Finding> crashed() {
        boolean loops =
                Pods.waiting(pod)
                        .filter(waiting -> CRASH_LOOP.equals(waiting.getReason()))
                        .isPresent();
        return Pods.ended(pod)
                .filter(_ -> loops || !Pods.running(pod))
                .map(
                        end ->
                                new Finding(
                                        Pods.restarts(pod) < MAX_RESTARTS
                                                ? Phase.STARTING
                                                : Phase.EXITED,
                                        end(end)));
    }

    private String end(ContainerStateTerminated end) {
        if ("OOMKilled".equals(end.getReason())) {
            return "The server was killed for memory: it reached its limit of %s; raise settings.memoryLimit."
                    .formatted(memoryLimit());
        }
        if (String.valueOf(end.getMessage()).contains("OutOfMemoryError")) {
            return "The server ran out of memory inside its limit of %s; raise settings.memoryLimit."
                    .formatted(memoryLimit());
        }
        Optional<String> failure =
                Sentences.failure(end.getMessage()).or(() -> Sentences.failure(sight.words()));
        if (failure.isPresent()) {
            return "The model failed to load: %s.".formatted(failure.get());
        }
        if (startupTimedOut()) {
            return "The startup probe timed out: %s.".formatted(newest("Unhealthy").orElse(""));
        }
        return "The server ended with exit code %d%s."
                .formatted(
                        end.getExitCode(),
                        Sentences.last(end.getMessage()).map(last -> ": " + last).orElse(""));
    }

    private boolean startupTimedOut() {
        return newest("Killing").filter(m -> m.contains("failed startup probe")).isPresent();
    }

    private String memoryLimit() {
        return pod.getSpec().getContainers().stream()
                .filter(container -> PodTemplate.CONTAINER.equals(container.getName()))
                .map(container -> container.getResources().getLimits())
                .map((Map<String, Quantity> limits) -> limits.get("memory"))
                .map(Quantity::toString)
                .findFirst()
                .orElse("the node");
    }

    private Optional<Finding> notMade() {
        Optional<String> waiting =
                Pods.waiting(pod)
                        .filter(state -> String.valueOf(state.getReason()).endsWith("Error"))
                        .map(
                                state ->
                                        Sentences.line(
                                                state.getReason() + ": " + state.getMessage()));
        return waiting.or(() -> Pods.running(pod) ? Optional.empty() : newest("FailedMount"))
                .or(() -> Pods.running(pod) ? Optional.empty() : newest("FailedCreatePodSandBox"))
                .map(words -> starting("The node cannot make the container: %s.".formatted(words)));
    }

    private Optional<Finding> notAnswering() {
        if (!Pods.running(pod)) {
            return Optional.empty();
        }
        String words = sight.words();
        if (words != null) {
            return Optional.of(
                    new Finding(
                            Phase.RUNNING,
                            Sentences.failure(words)
                                    .map("The model failed to load: %s."::formatted)
                                    .orElse(words)));
        }
        boolean began =
                Pods.server(pod).map(ContainerStatus::getStarted).filter(s -> s).isPresent();
        Optional<String> probe = newest("Unhealthy");
        if (probe.isPresent()) {
            return Optional.of(new Finding(Phase.RUNNING, probe.get() + "."));
        }
        return Optional.of(
                began
                        ? new Finding(Phase.RUNNING, "The server does not say that it is ready.")
                        : starting("The server starts and loads the model."));
    }

    private Optional<String> newest(String reason) {
        return sight.events().reversed().stream()
                .filter(event -> reason.equals(event.getReason()))
                .filter(event -> Pods.name(pod).equals(event.getInvolvedObject().getName()))
                .map(Event::getMessage)
                .map(Sentences::line)
                .findFirst();
    }

    private static Finding starting(String sentence) {
        return new Finding(Phase.STARTING, sentence);
    }
}
