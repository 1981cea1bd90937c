package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.Live.Phase;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// From what the API server says, as it says it, to one sentence.
class DiagnosisTest {
    private static final URI URL = URI.create("http://10.96.0.7:8080");
    private static final String READY =
            "conditions: [{type: Ready, status: 'True'}], containerStatuses: [{name: model, state: {running: {startedAt: '2026-11-25T10:00:00Z'}}}]";
    private static final String RUNNING =
            "containerStatuses: [{name: model, started: false, state: {running: {startedAt: '2026-11-25T10:00:00Z'}}}]";

    static Stream<Arguments> amiss() {
        return Stream.of(
                row(
                        "conditions: [{type: PodScheduled, status: 'False', message: '0/1 nodes are available: 1 Insufficient memory. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.'}]",
                        Phase.STARTING,
                        "No node fits: 0/1 nodes are available: 1 Insufficient memory."),
                row(
                        waiting(
                                "ErrImagePull",
                                "rpc error: code = NotFound desc = failed to pull: h:1/a@sha256:0: not found"),
                        Phase.STARTING,
                        "The image cannot be pulled: the registry does not have it (failed to pull: h:1/a@sha256:0: not found)."),
                row(
                        waiting(
                                "ImagePullBackOff",
                                "rpc error: code = Unknown desc = failed to do request: Head https://h:1/v2/a: http: server gave HTTP response to HTTPS client"),
                        Phase.STARTING,
                        "The image cannot be pulled: h:1 speaks plain HTTP and the node does not trust it; give it TLS, or trust it on the nodes."),
                row(
                        waiting("CreateContainerConfigError", "secret not found"),
                        Phase.STARTING,
                        "The node cannot make the container: CreateContainerConfigError: secret not found."),
                row(
                        crashed(0, "exitCode: 137, reason: OOMKilled"),
                        Phase.STARTING,
                        "The server was killed for memory: it reached its limit of 512Mi; raise settings.memoryLimit."),
                row(
                        crashed(2, "exitCode: 1, reason: Error, message: 'no such file'"),
                        Phase.STARTING,
                        "The server ended with exit code 1: no such file."),
                row(
                        ended(2, "exitCode: 1, reason: Error"),
                        Phase.STARTING,
                        "The server ended with exit code 1."),
                row(
                        ended(3, "exitCode: 1, reason: Error"),
                        Phase.EXITED,
                        "The server ended with exit code 1."),
                row(
                        crashed(3, "exitCode: 137, reason: OOMKilled"),
                        Phase.EXITED,
                        "The server was killed for memory: it reached its limit of 512Mi; raise settings.memoryLimit."),
                row(
                        crashed(
                                3,
                                "exitCode: 3, reason: Error, message: 'Terminating due to java.lang.OutOfMemoryError: Java heap space'"),
                        Phase.EXITED,
                        "The server ran out of memory inside its limit of 512Mi; raise settings.memoryLimit."),
                row(
                        crashed(
                                3,
                                "exitCode: 3, reason: Error, message: '{\"event\":\"failed\",\"reason\":\"golden row 2 differs by 0.25\"}'"),
                        Phase.EXITED,
                        "The model failed to load: golden row 2 differs by 0.25."),
                row(
                        crashed(3, "exitCode: 1, reason: Error, message: 'no such file'"),
                        Phase.EXITED,
                        "The server ended with exit code 1: no such file."),
                row(
                        "phase: Failed, reason: Evicted, message: 'The node was low on resource: memory. '",
                        Phase.STARTING,
                        "The node gave the pod up (Evicted): The node was low on resource: memory."),
                row(
                        "phase: Pending",
                        Phase.STARTING,
                        "The node fetches the image and starts the server."),
                row(RUNNING, Phase.STARTING, "The server starts and loads the model."));
    }

    @ParameterizedTest
    @MethodSource("amiss")
    void aPodThatIsNotReadySaysWhy(String status, Phase phase, String sentence) {
        Live live = Diagnosis.of(sight(1, pod("p", status)), URL);

        assertThat(live.phase()).isEqualTo(phase);
        assertThat(live.reason()).isEqualTo(sentence);
        assertThat(live.ready()).isFalse();
    }

    @Test
    void noDeploymentIsAbsent() {
        assertThat(Diagnosis.of(Sight.of(Optional.empty(), List.of()), URL))
                .isEqualTo(Live.absent());
    }

    @Test
    void aReadyPodIsRunning() {
        assertThat(Diagnosis.of(sight(1, pod("p", READY)), URL))
                .isEqualTo(
                        new Live(
                                Phase.RUNNING,
                                true,
                                null,
                                null,
                                URL,
                                Instant.parse("2026-11-25T10:00:00Z")));
    }

    @Test
    void oneOfTwoIsReadyAndSaysWhatTheOtherLacks() {
        Live live =
                Diagnosis.of(
                        sight(2, pod("p", READY), pod("q", waiting("ErrImagePull", "not found"))),
                        URL);

        assertThat(live.ready()).isTrue();
        assertThat(live.reason())
                .isEqualTo(
                        "1 of 2 pods are ready; The image cannot be pulled: the registry does not have it (not found).");
    }

    @Test
    void aPodThatEndsDoesNotCount() {
        Pod ending = pod("p", READY);
        ending.getMetadata().setDeletionTimestamp("2026-11-25T10:01:00Z");

        assertThat(Diagnosis.of(sight(1, ending), URL).reason())
                .isEqualTo("The cluster makes the pods of the release.");
    }

    @Test
    void theServersOwnWordsCome() {
        Sight sight = sight(1, pod("p", RUNNING)).with(List.of(), "the model is being loaded");

        Live live = Diagnosis.of(sight, URL);

        assertThat(live.phase()).isEqualTo(Phase.RUNNING);
        assertThat(live.reason()).isEqualTo("the model is being loaded");
    }

    @Test
    void aServerThatRefusedItsModelSaysSoInItsLog() {
        Sight sight =
                sight(1, pod("p", RUNNING))
                        .with(
                                List.of(),
                                "{\"event\":\"failed\",\"reason\":\"opset 99 is unknown\"}");

        assertThat(Diagnosis.of(sight, URL).reason())
                .isEqualTo("The model failed to load: opset 99 is unknown.");
    }

    @Test
    void aProbeThatTimedOutIsNamed() {
        Event killing = event("Killing", "Container model failed startup probe, will be restarted");
        Event unhealthy =
                event(
                        "Unhealthy",
                        "Startup probe failed: Get \"http://10.244.0.9:8080/v2/health/ready\": context deadline exceeded");
        Sight sight =
                sight(1, pod("p", crashed(3, "exitCode: 143, reason: Error")))
                        .with(List.of(unhealthy, killing), null);

        assertThat(Diagnosis.of(sight, URL).reason())
                .startsWith("The startup probe timed out: Startup probe failed: Get");
    }

    @Test
    void aQuotaAndPodSecurityAreNamed() {
        assertThat(
                        Diagnosis.of(
                                        refused(
                                                "pods \"x\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1"),
                                        URL)
                                .reason())
                .isEqualTo(
                        "A quota of the namespace is used up: small, requested: pods=1, used: pods=1, limited: pods=1.");
        assertThat(
                        Diagnosis.of(
                                        refused(
                                                "pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\": runAsNonRoot != true"),
                                        URL)
                                .reason())
                .isEqualTo(
                        "The namespace's Pod Security level forbids the pod: \"restricted:latest\": runAsNonRoot != true.");
    }

    @Test
    void onlyNewsOfALostSecretCounts() {
        Event lost =
                event(
                        "FailedMount",
                        "MountVolume.SetUp failed for volume \"ingest\" : secret \"n-ingest\" not found");

        assertThat(Events.secretLost(lost, "n")).isTrue();
        assertThat(Events.secretLost(lost, "m")).isFalse();
        assertThat(Events.at(lost)).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
    }

    private static Arguments row(String status, Phase phase, String sentence) {
        return Arguments.of(status, phase, sentence);
    }

    private static String waiting(String reason, String message) {
        return "containerStatuses: [{name: model, state: {waiting: {reason: %s, message: '%s'}}}]"
                .formatted(reason, message);
    }

    /// It waits for the kubelet to start it again.
    private static String crashed(int restarts, String end) {
        return "containerStatuses: [{name: model, restartCount: %d, state: {waiting: {reason: CrashLoopBackOff, message: back-off}}, lastState: {terminated: {%s}}}]"
                .formatted(restarts, end);
    }

    /// It ended just now.
    private static String ended(int restarts, String end) {
        return "containerStatuses: [{name: model, restartCount: %d, state: {terminated: {%s}}}]"
                .formatted(restarts, end);
    }

    private static Sight sight(int replicas, Pod... pods) {
        return Sight.of(Optional.of(deployment(replicas, null)), List.of(pods));
    }

    private static Sight refused(String message) {
        String status =
                "conditions: [{type: ReplicaFailure, status: 'True', reason: FailedCreate, message: '%s'}]"
                        .formatted(message);
        return Sight.of(Optional.of(deployment(1, status)), List.of());
    }

    private static Deployment deployment(int replicas, @Nullable String status) {
        return Serialization.unmarshal(
                "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: n}, spec: {replicas: %d}, status: {%s}}"
                        .formatted(replicas, status == null ? "" : status),
                Deployment.class);
    }

    private static Pod pod(String name, String status) {
        return Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, creationTimestamp: '2026-11-25T09:59:00Z'}
                spec: {containers: [{name: model, resources: {limits: {memory: 512Mi}}}]}
                status: {%s}
                """
                        .formatted(name, status),
                Pod.class);
    }

    private static Event event(String reason, String message) {
        Event event =
                Serialization.unmarshal(
                        "---\n{apiVersion: v1, kind: Event, metadata: {name: e}, involvedObject: {name: p}, lastTimestamp: '2026-11-25T10:00:00Z'}",
                        Event.class);
        event.setReason(reason);
        event.setMessage(message);
        return event;
    }
}
