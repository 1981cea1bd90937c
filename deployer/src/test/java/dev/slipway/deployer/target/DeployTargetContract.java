package dev.slipway.deployer.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.core.id.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [DeployTarget] promises. A target's test extends this and says how an image gets to
/// where the target finds it.
public abstract class DeployTargetContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    private final List<ReleaseSpec> made = new ArrayList<>();

    protected abstract DeployTarget target();

    /// A new release whose server behaves in a way; see the fake server.
    protected abstract ReleaseSpec release(ImageKind kind, String behaviour);

    /// The same release with an image whose bytes were changed after it was built.
    protected abstract ReleaseSpec tampered();

    /// What [#target] answers after the deployer was killed and started again.
    protected abstract DeployTarget afterRestart();

    /// Kills the server of a release without the target's knowledge.
    protected abstract void kill(Live live);

    @AfterEach
    void retireAll() {
        made.forEach(spec -> target().retire(spec.releaseId()));
    }

    @Test
    void anUnknownReleaseIsAbsent() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));

        assertThat(target().observe(spec)).isEqualTo(Live.absent());
        assertThat(target().retire(spec.releaseId())).isEqualTo(new RetireResult.Absent());
        assertThat(target().logs(spec, 10)).isEmpty();
    }

    @Test
    void aReleaseIsStartedOnceAndBecomesReady() throws Exception {
        ReleaseSpec spec = keep(release(ImageKind.RUNNABLE, "ready"));

        assertThat(target().provision(spec)).isEqualTo(new ProvisionResult.Started());
        Live live = awaitReady(spec);
        assertThat(target().provision(spec)).isEqualTo(new ProvisionResult.Unchanged());
        assertThat(target().observe(spec)).isEqualTo(live);
        assertThat(target().present()).contains(spec.releaseId());
        assertThat(target().promote(spec))
                .isEqualTo(new PromoteResult.Promoted(Objects.requireNonNull(live.url())));
        assertThat(get(live, "/v2/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aServerThatLoadsSaysWhyItIsNotReady() throws Exception {
        Path gate = folder.resolve("open");
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, gate.toString()));
        target().provision(spec);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(target().observe(spec).phase())
                                        .isEqualTo(Live.Phase.RUNNING));
        assertThat(target().observe(spec).ready()).isFalse();
        assertThat(target().observe(spec).reason()).isEqualTo("the model is being loaded");
        assertThat(target().promote(spec))
                .isEqualTo(new PromoteResult.NotReady("the model is being loaded"));

        Files.createFile(gate);
        awaitReady(spec);
    }

    @Test
    void aServerThatFailsLeavesItsReasonAndItsLog() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "fail"));
        target().provision(spec);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(target().observe(spec).phase())
                                        .isEqualTo(Live.Phase.EXITED));
        assertThat(target().observe(spec).reason()).contains("golden row 2 differs");
        assertThat(target().retire(spec.releaseId())).isEqualTo(new RetireResult.Retired());
        assertThat(target().logs(spec, 1).getLast().text()).contains("golden row 2 differs");
        target().forget(spec);
        assertThat(target().logs(spec, 1)).isEmpty();
    }

    @Test
    void aReleaseThatEndedIsStartedAgain() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target().provision(spec);
        Live first = awaitReady(spec);

        kill(first);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(target().observe(spec).phase())
                                        .isEqualTo(Live.Phase.EXITED));
        assertThat(target().provision(spec)).isEqualTo(new ProvisionResult.Started());
        assertThat(awaitReady(spec).pid()).isNotEqualTo(first.pid());
    }

    @Test
    void aReleaseOutlivesTheDeployerAndIsAdopted() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target().provision(spec);
        Live live = awaitReady(spec);

        DeployTarget next = afterRestart();
        assertThat(next.observe(spec)).isEqualTo(live);
        assertThat(next.provision(spec)).isEqualTo(new ProvisionResult.Unchanged());
        assertThat(next.retire(spec.releaseId())).isEqualTo(new RetireResult.Retired());
        assertThat(next.observe(spec)).isEqualTo(Live.absent());
    }

    @Test
    void tamperedBytesAreRefused() {
        ReleaseSpec spec = keep(tampered());

        assertThat(target().provision(spec)).isInstanceOf(ProvisionResult.Refused.class);
        assertThat(target().observe(spec)).isEqualTo(Live.absent());
    }

    @Test
    void aDescriptorOfAnotherVersionIsRefused() {
        ReleaseSpec good = release(ImageKind.MODEL_ONLY, "ready");
        ReleaseSpec spec =
                keep(
                        new ReleaseSpec(
                                good.releaseId(),
                                good.project(),
                                good.environment(),
                                good.deployment(),
                                new ReleaseSpec.Content(
                                        good.content().kind(),
                                        good.content().imageDigest(),
                                        Digest.of("another"),
                                        good.content().evaluationId())));

        assertThat(target().provision(spec))
                .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.type(
                                ProvisionResult.Refused.class))
                .extracting(ProvisionResult.Refused::reason)
                .asString()
                .contains("names versionDigest");
    }

    @Test
    void aRetiredReleaseIsGone() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target().provision(spec);
        Live live = awaitReady(spec);

        target().drain(spec);
        assertThat(target().retire(spec.releaseId())).isEqualTo(new RetireResult.Retired());
        assertThat(target().retire(spec.releaseId())).isEqualTo(new RetireResult.Absent());
        assertThat(target().observe(spec)).isEqualTo(Live.absent());
        assertThat(target().present()).doesNotContain(spec.releaseId());
        assertThat(
                        ProcessHandle.of(Objects.requireNonNull(live.pid()))
                                .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void imagesAreKeptWhileInUse() {
        ReleaseSpec first = keep(release(ImageKind.MODEL_ONLY, "ready"));
        ReleaseSpec second = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target().provision(first);
        target().provision(second);
        Set<UUID> both = Set.of(first.releaseId(), second.releaseId());
        assertThat(target().present()).containsAll(both);

        target().collect(digest -> digest.equals(first.content().imageDigest()));
        awaitReady(first);
        target().collect(_ -> false);
        assertThat(target().provision(first)).isEqualTo(new ProvisionResult.Unchanged());
    }

    protected Live awaitReady(ReleaseSpec spec) {
        await().atMost(PATIENCE).until(() -> target().observe(spec).ready());
        return target().observe(spec);
    }

    protected ReleaseSpec keep(ReleaseSpec spec) {
        made.add(spec);
        return spec;
    }

    protected static HttpResponse<String> get(Live live, String path)
            throws IOException, InterruptedException {
        URI url = Objects.requireNonNull(live.url()).resolve(path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
