package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.core.id.Digest;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.DeployTargetContract;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.Placement;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.target.Sizing;
import dev.slipway.testkit.WithStack;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;

/// The contract of every target, on a real cluster.
@QuarkusTest
@WithStack(role = "deployer")
@QuarkusTestResource(LocalMachine.class)
@QuarkusTestResource(value = TestCluster.class, restrictToAnnotatedClass = true)
class KubernetesTargetTest extends DeployTargetContract {
    @Inject KubernetesTarget target;
    @Inject Restarted restarted;
    @Inject ClusterImages images;
    @Inject TestImages store;

    @BeforeEach
    void needsACluster() {
        TestCluster.require();
    }

    @Override
    protected ImageKind kind() {
        return ImageKind.RUNNABLE;
    }

    @Override
    protected DeployTarget target() {
        return target;
    }

    @Override
    protected ReleaseSpec release(ImageKind kind, String behaviour) {
        try {
            UUID evaluation = UUID.randomUUID();
            Digest version = Digest.of(evaluation.toString());
            Digest image =
                    images.runnable(
                            new TestImages.Content(version.value(), evaluation, behaviour));
            return new ReleaseSpec(
                    UUID.randomUUID(),
                    "default",
                    "staging",
                    "contract",
                    new ReleaseSpec.Content(
                            "fake",
                            1,
                            new ReleaseSpec.Image(kind, image, null),
                            version,
                            evaluation),
                    new Placement("kubernetes", ClusterPlace.DEFAULT, Sizing.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ReleaseSpec tampered() {
        ReleaseSpec spec = release(kind(), "ready");
        store.tamper(spec.content().imageDigest());
        return spec;
    }

    @Override
    protected DeployTarget afterRestart() {
        return restarted.target();
    }

    /// The cluster starts a pod again by itself; for good means without its Deployment.
    @Override
    protected void kill(ReleaseSpec spec, Live live) {
        try (KubernetesClient client = TestCluster.administrator()) {
            var deployment =
                    client.apps()
                            .deployments()
                            .inNamespace(TestCluster.namespace())
                            .withName(Names.of(spec));
            deployment.withTimeout(10, TimeUnit.SECONDS).delete();
            assertThat(deployment.get()).isNull();
        }
    }

    @Override
    protected Gate gate() {
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(TestCluster.nodeAddress(), 0), 0);
            return new OpenLater(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record OpenLater(HttpServer server) implements Gate {
        OpenLater {
            server.createContext(
                    "/closed", exchange -> exchange.close());
        }

        @Override
        public String behaviour() {
            return "http://%s:%d/open"
                    .formatted(TestCluster.nodeAddress(), server.getAddress().getPort());
        }

        @Override
        public void open() {
            server.createContext(
                    "/open",
                    exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
        }
    }
}
