package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real API server takes every object, in a namespace that enforces Pod Security `restricted`.
class ChartDryRunTest {
    private static Cluster cluster;

    @BeforeAll
    static void open() {
        cluster = Cluster.namespace("chart-dry-run");
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    /// Kinds that a cluster does not have of itself are left out.
    @ParameterizedTest
    @CsvSource({
        "trial, trial.persistence.enabled=true, registry.replicas=2",
        "minimal, gateway.replicas=2, metrics.annotations=false",
        "production, httpRoute.enabled=false, metrics.serviceMonitor.enabled=false"
    })
    void theServerTakesEverythingWithoutAWarning(String values, String setting, String other) {
        String manifests =
                Chart.template(
                                values,
                                "--set-json=" + setting,
                                "--set-json=" + other,
                                "--set-json=deployer.namespaces=[]",
                                "--set=deployer.defaultNamespace=",
                                "--namespace=" + cluster.namespace())
                        .output();

        Run apply =
                cluster.kubectlWith(
                        manifests,
                        "apply",
                        "--server-side",
                        "--dry-run=server",
                        "--field-manager=helm",
                        "--filename=-");

        assertThat(apply.err()).isEmpty();
        assertThat(apply.output().lines())
                .hasSize(Manifests.parse(manifests).objects().size())
                .allMatch(line -> line.endsWith("serverside-applied (server dry run)"));
    }

    /// Pod Security refuses pods, not what makes them: so every template is tried as a pod.
    @Test
    void podSecurityLetsEveryPodIn() {
        cluster.kubectl("wait", "--for=create", "serviceaccount/default", "--timeout=1m").output();
        for (Manifests.Pod pod : Chart.render("trial").pods()) {
            ObjectNode object = new ObjectMapper().createObjectNode();
            object.put("apiVersion", "v1").put("kind", "Pod");
            object.putObject("metadata").put("name", pod.name());
            ObjectNode spec = pod.spec().deepCopy();
            spec.put("serviceAccountName", "default");
            object.set("spec", spec);

            Run apply = create(object);

            assertThat(apply.status()).as(apply.err()).isZero();
        }
    }

    /// The check above would let anything pass in a namespace without the level.
    @Test
    void podSecurityIsOn() {
        ObjectNode object = new ObjectMapper().createObjectNode();
        object.put("apiVersion", "v1").put("kind", "Pod");
        object.putObject("metadata").put("name", "root");
        object.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "root")
                .put("image", "registry.example/root");

        assertThat(create(object).err()).contains("violates PodSecurity \"restricted:latest\"");
    }

    private static Run create(JsonNode object) {
        return cluster.kubectlWith(object.toString(), "create", "--dry-run=server", "--filename=-");
    }
}
