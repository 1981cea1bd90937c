package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.deployer.LocalMachine;
import dev.slipway.deployer.TestImages;
import dev.slipway.deployer.target.DeployTarget;
import dev.slipway.deployer.target.DeployTargetContract;
import dev.slipway.deployer.target.ImageKind;
import dev.slipway.deployer.target.Live;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.testkit.WithStack;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
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
    @Inject ClusterReleaseSpecs specs;
    @Inject TestImages store;

    @BeforeEach
    void needsACluster() {
        TestCluster.require();
    }

    @Override
    protected ImageKind kind() {
        return ImageKind.RUNNABLE;
    }

    /// The kubelet starts it again three times, with growing pauses.
    @Override
    protected Duration patienceForAnEnd() {
        return Duration.ofMinutes(3);
    }

    @Override
    protected DeployTarget target() {
        return target;
    }

    @Override
    protected ReleaseSpec release(ImageKind kind, String behaviour) {
        return specs.release(behaviour);
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
            server.start();
            return new OpenLater(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record OpenLater(HttpServer server) implements Gate {
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
