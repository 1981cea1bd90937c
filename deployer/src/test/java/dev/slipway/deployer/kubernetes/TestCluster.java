package dev.slipway.deployer.kubernetes;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// The cluster that KUBECONFIG names: a namespace of its own at the Pod Security level
/// `restricted`, gone again at the end, and a deployer configured for it. The API server is
/// reached through a [FaultyApi].
public class TestCluster implements QuarkusTestResourceLifecycleManager {
    private static final String NAMESPACE = "slipway.test.namespace";

    private static final FaultyApi API = new FaultyApi();

    private final String namespace =
            "slipway-deployer-" + UUID.randomUUID().toString().substring(0, 8);

    /// Skips the test, loudly, where there is no cluster; fails where one is required.
    static void require() {
        if (missing() != null) {
            skip("no cluster for this test: " + missing());
        }
    }

    /// The command that makes a fault of the node; skips or fails as [#require] where there is
    /// none.
    static String nodeFault() {
        require();
        String command = System.getenv("SLIPWAY_TEST_NODE_FAULT");
        if (command == null) {
            skip("no fault of a node can be made: SLIPWAY_TEST_NODE_FAULT is not set");
        }
        return Objects.requireNonNull(command);
    }

    private static void skip(String message) {
        String required = System.getenv().getOrDefault("SLIPWAY_TEST_REQUIRE", "");
        if (required.contains("cluster")) {
            fail(message);
        }
        System.err.println("SKIPPED, " + message);
        abort(message);
    }

    private static String missing() {
        if (System.getenv("KUBECONFIG") == null) {
            return "KUBECONFIG is not set";
        }
        return System.getenv("SLIPWAY_TEST_REGISTRY") == null
                ? "SLIPWAY_TEST_REGISTRY is not set"
                : null;
    }

    /// The namespace of this run.
    static String namespace() {
        return System.getProperty(NAMESPACE);
    }

    /// What lies between the deployer and the API server.
    static FaultyApi api() {
        return API;
    }

    /// An address of this machine that pods reach.
    static String nodeAddress() {
        return System.getenv().getOrDefault("SLIPWAY_TEST_NODE_ADDRESS", "10.244.0.1");
    }

    /// A client with all rights, not through the proxy.
    static KubernetesClient administrator() {
        return new KubernetesClientBuilder().withConfig(kubeconfig()).build();
    }

    static Config kubeconfig() {
        Config config = Config.fromKubeconfig(new File(System.getenv("KUBECONFIG")));
        ClientKeys.kind(config).ifPresent(config::setClientKeyAlgo);
        return config;
    }

    @Override
    public Map<String, String> start() {
        if (missing() != null) {
            return Map.of();
        }
        System.setProperty(NAMESPACE, namespace);
        try (KubernetesClient client = administrator()) {
            client.resource(
                            new NamespaceBuilder()
                                    .withNewMetadata()
                                    .withName(namespace)
                                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                                    .endMetadata()
                                    .build())
                    .create();
        }
        Map<String, String> config = new HashMap<>();
        config.put("kubeconfig", API.start(kubeconfig()).toString());
        config.put("slipway.advertise", System.getenv("SLIPWAY_TEST_REGISTRY"));
        config.put("slipway.kubernetes.namespace", namespace);
        config.put("slipway.kubernetes.gateway-url", "http://" + nodeAddress() + ":8080");
        config.put("slipway.kubernetes.timeout", "2S");
        return config;
    }

    @Override
    public void stop() {
        if (missing() == null) {
            API.close();
            try (KubernetesClient client = administrator()) {
                client.namespaces().withName(namespace).delete();
            }
        }
    }
}
