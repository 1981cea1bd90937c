package dev.slipway.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.id.Digest;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.evidence.ImageBlobs;
import dev.slipway.deployer.evidence.ReleaseDescriptor;
import dev.slipway.deployer.probe.ReadyProbe;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.DeployTargetContract;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ProvisionResult;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.testkit.TestKeys;
import dev.slipway.testkit.WithStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
class LocalTargetTest extends DeployTargetContract {
    @Inject LocalTarget target;
    @Inject TestImages images;
    @Inject LocalPaths paths;
    @Inject ImageBlobs blobs;
    @Inject ObjectMapper json;
    @Inject IngestTokens tokens;

    @ConfigProperty(name = "slipway.serving.jar")
    String servingJar;

    @Override
    protected DeployTarget target() {
        return target;
    }

    @Override
    protected ReleaseSpec release(ImageKind kind, String behaviour) {
        UUID evaluation = UUID.randomUUID();
        Digest version = Digest.of(evaluation.toString());
        var content = new TestImages.Content(version.value(), evaluation, behaviour);
        Digest image =
                switch (kind) {
                    case RUNNABLE -> images.runnable(content);
                    case MODEL_ONLY -> images.modelOnly(content);
                };
        return new ReleaseSpec(
                UUID.randomUUID(),
                "default",
                "staging",
                "contract",
                new ReleaseSpec.Content(
                        "fake", 1, new ReleaseSpec.Image(kind, image, null), version, evaluation),
                Placement.LOCAL);
    }

    @Override
    protected ReleaseSpec tampered() {
        ReleaseSpec spec = release(ImageKind.MODEL_ONLY, "ready");
        images.tamper(spec.content().imageDigest());
        return spec;
    }

    @Override
    protected DeployTarget afterRestart() {
        RunRecords records = new RunRecords(paths, json);
        Processes processes = new Processes();
        ServingLog log = new ServingLog(json);
        return new LocalTarget(
                paths,
                records,
                processes,
                new ImageStore(paths, blobs),
                new ReleaseDescriptor(json, blobs),
                new Launcher(
                        paths,
                        records,
                        processes,
                        tokens,
                        Optional.empty(),
                        Optional.of(servingJar),
                        Optional.of(URI.create(TestKeys.url()))),
                tokens,
                log,
                new Observer(records, processes, log, new ReadyProbe(json)));
    }

    @Override
    protected void kill(ReleaseSpec spec, Live live) {
        ProcessHandle.of(Objects.requireNonNull(live.pid())).orElseThrow().destroyForcibly();
    }

    @Test
    void aServerSeesOnlyWhatTheContractNames() throws Exception {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target.provision(spec);
        Live live = awaitReady(spec);

        assertThat(get(live, "/environment").body().lines().sorted())
                .containsExactly(
                        "ORT_DISABLE_TELEMETRY=1",
                        "SLIPWAY_DEPLOYMENT=staging/contract",
                        "SLIPWAY_INGEST_TOKEN_FILE="
                                + paths.work(spec.releaseId()).resolve("ingest.token"),
                        "SLIPWAY_INGEST_URL=" + tokens.ingestAddress().orElseThrow(),
                        "SLIPWAY_JWKS_CACHE=" + paths.work(spec.releaseId()).resolve("jwks.json"),
                        "SLIPWAY_JWKS_URL=" + TestKeys.url(),
                        "SLIPWAY_RELEASE_ID=" + spec.releaseId());
    }

    @Test
    void theTokenIsPrivateAndRevokedAtTheEnd() throws Exception {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target.provision(spec);
        Path token = paths.work(spec.releaseId()).resolve("ingest.token");

        assertThat(Files.readString(token)).isEqualTo("slw_ingest");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(LocalMachine.gatewayRequests().getLast())
                .startsWith("POST /api/v1/tokens Bearer service-secret ")
                .contains("\"scopes\":[\"ingest\"]", "\"deployment\":\"staging/contract\"");

        target.retire(spec.releaseId());
        assertThat(LocalMachine.gatewayRequests().getLast())
                .startsWith("DELETE /api/v1/tokens/token-");
        assertThat(paths.work(spec.releaseId())).doesNotExist();
        assertThat(paths.record(spec.releaseId())).doesNotExist();
    }

    @Test
    void aProcessWhoseRecordWasNeverWrittenIsAdopted() throws Exception {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target.provision(spec);
        Live live = awaitReady(spec);
        Files.delete(paths.record(spec.releaseId()));

        assertThat(target.provision(spec)).isEqualTo(new ProvisionResult.Unchanged());
        assertThat(awaitReady(spec)).isEqualTo(live);
    }

    @Test
    void aRecordOfAnotherProcessWithTheSamePidIsNotAdopted() throws Exception {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        ProcessHandle self = ProcessHandle.current();
        Files.createDirectories(paths.records());
        new RunRecords(paths, json)
                .write(
                        new RunRecord(
                                "deployment-staging-contract",
                                spec.releaseId(),
                                self.pid(),
                                self.info().startInstant().orElseThrow().minusSeconds(3600),
                                1,
                                List.of(),
                                paths.log(spec).toString(),
                                0));

        assertThat(target.observe(spec).phase()).isEqualTo(Live.Phase.EXITED);
        assertThat(target.provision(spec)).isEqualTo(new ProvisionResult.Started());
        assertThat(awaitReady(spec).pid()).isNotEqualTo(self.pid());
    }

    @Test
    void aRunnableImageRunsItsOwnJavaBelowItsOwnRoot() {
        ReleaseSpec spec = keep(release(ImageKind.RUNNABLE, "ready"));
        target.provision(spec);
        awaitReady(spec);
        Path root = paths.unpacked().resolve(spec.content().imageDigest().hex());

        List<String> command =
                new RunRecords(paths, json).find(spec.releaseId()).orElseThrow().command();
        assertThat(command)
                .containsExactly(
                        root + "/opt/jre/bin/java",
                        "-Djava.io.tmpdir=" + paths.work(spec.releaseId()).resolve("tmp"),
                        "-Dmark=" + root + "/opt/onnxruntime",
                        "-cp",
                        root + "/opt/slipway/serving.jar",
                        "dev.slipway.serving.Main",
                        "online",
                        "--root",
                        root.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0");
    }

    @Test
    void unusedImagesAreRemoved() {
        ReleaseSpec spec = keep(release(ImageKind.MODEL_ONLY, "ready"));
        target.provision(spec);
        awaitReady(spec);
        Path root = paths.unpacked().resolve(spec.content().imageDigest().hex());

        target.collect(digest -> true);
        assertThat(root).isDirectory();
        target.collect(digest -> false);
        assertThat(root).doesNotExist();
    }
}
