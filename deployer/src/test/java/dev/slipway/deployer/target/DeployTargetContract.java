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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [DeployTarget] promises. A target's test extends this and says how an image gets to
/// where the target finds it.
public abstract class DeployTargetContract {
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final List<ReleaseSpec> made = new ArrayList<>();

    protected abstract DeployTarget target();

    /// A new release whose server behaves in a way; see the fake server.
    protected abstract ReleaseSpec release(ImageKind kind, String behaviour);

    /// The same release with an image whose bytes were changed after it was built.
    protected abstract ReleaseSpec tampered();

    /// What [#target] answers after the deployer was killed and started again.
    protected abstract DeployTarget afterRestart();

    /// Ends the server of a release for good, without the target's knowledge.
    protected abstract void kill(ReleaseSpec spec, Live live);

    /// After so long a target says that a server that fails at once has ended for good.
    protected Duration patienceForAnEnd() {
        return PATIENCE;
    }

    /// The kind of image that most tests take.
    protected ImageKind kind() {
        return ImageKind.MODEL_ONLY;
    }

    /// What a server waits for before it is ready.
    protected interface Gate {
        /// The behaviour of a server that waits for it.
        String behaviour();

        void open() throws IOException;
    }

    protected Gate gate() {
        Path file = folder.resolve("open");
        return new Gate() {
            @Override
            public String behaviour() {
                return file.toString();
            }

            @Override
            public void open() throws IOException {
                Files.createFile(file);
            }
        };
    }

    @AfterEach
    void retireAll() {
        for (ReleaseSpec spec : made) {
            retire(target(), spec);
            target().forget(spec);
        }
    }

    /// Asks until it is gone, as the sweep does.
    protected static RetireResult retire(DeployTarget target, ReleaseSpec spec) {
        return await().atMost(PATIENCE.multipliedBy(3))
                .until(
                        () -> target.retire(spec.releaseId()),
                        result -> !(result instanceof RetireResult.NotYet));
    }

    @Test
    void anUnknownReleaseIsAbsent() {
        ReleaseSpec spec = keep(release(kind(), "ready"));

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
        Gate gate = gate();
        ReleaseSpec spec = keep(release(kind(), gate.behaviour()));
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

        gate.open();
        awaitReady(spec);
    }

    @Test
    void aServerThatFailsLeavesItsReasonAndItsLog() {
        ReleaseSpec spec = keep(release(kind(), "fail"));
        target().provision(spec);

        await().atMost(patienceForAnEnd())
                .untilAsserted(
                        () ->
                                assertThat(target().observe(spec).phase())
                                        .isEqualTo(Live.Phase.EXITED));
        assertThat(target().observe(spec).reason()).contains("golden row 2 differs");
        assertThat(retire(target(), spec)).isEqualTo(new RetireResult.Retired());
        assertThat(target().logs(spec, 50))
                .extracting(LogLine::text)
                .anyMatch(line -> line.contains("golden row 2 differs"));
        target().forget(spec);
        assertThat(target().logs(spec, 1)).isEmpty();
    }

    @Test
    void aReleaseThatEndedIsStartedAgain() {
        ReleaseSpec spec = keep(release(kind(), "ready"));
        target().provision(spec);
        Live first = awaitReady(spec);

        kill(spec, first);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(target().observe(spec).phase())
                                        .isIn(Live.Phase.EXITED, Live.Phase.ABSENT));
        assertThat(target().provision(spec)).isEqualTo(new ProvisionResult.Started());
        assertThat(awaitReady(spec).startedAt()).isAfter(first.startedAt());
    }

    @Test
    void aReleaseOutlivesTheDeployerAndIsAdopted() {
        ReleaseSpec spec = keep(release(kind(), "ready"));
        target().provision(spec);
        Live live = awaitReady(spec);

        DeployTarget next = afterRestart();
        assertThat(next.observe(spec)).isEqualTo(live);
        assertThat(next.provision(spec)).isEqualTo(new ProvisionResult.Unchanged());
        assertThat(retire(next, spec)).isEqualTo(new RetireResult.Retired());
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
        ReleaseSpec good = release(kind(), "ready");
        ReleaseSpec spec =
                keep(
                        new ReleaseSpec(
                                good.releaseId(),
                                good.project(),
                                good.environment(),
                                good.deployment(),
                                new ReleaseSpec.Content(
                                        good.content().slug(),
                                        good.content().version(),
                                        good.content().image(),
                                        Digest.of("another"),
                                        good.content().evaluationId()),
                                good.placement()));

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
        ReleaseSpec spec = keep(release(kind(), "ready"));
        target().provision(spec);
        Live live = awaitReady(spec);

        target().drain(spec);
        assertThat(retire(target(), spec)).isEqualTo(new RetireResult.Retired());
        assertThat(target().retire(spec.releaseId())).isEqualTo(new RetireResult.Absent());
        assertThat(target().observe(spec)).isEqualTo(Live.absent());
        assertThat(target().present()).doesNotContain(spec.releaseId());
        assertThat(
                        Optional.ofNullable(live.pid())
                                .flatMap(ProcessHandle::of)
                                .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void imagesAreKeptWhileInUse() {
        ReleaseSpec first = keep(release(kind(), "ready"));
        ReleaseSpec second = keep(release(kind(), "ready"));
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
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(target().observe(spec).reason()).isNull());
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
