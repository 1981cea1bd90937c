package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wrong values are refused before anything is changed, and the message says which and why.
class ChartRefusalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "registry.replicas=two | at '/registry/replicas': got string, want integer",
                "registry.replicas=0 | at '/registry/replicas': minimum: got 0, want 1",
                "databse.host=db | at '': additional properties 'databse' not allowed",
                "gateway.servise.type=NodePort | at '/gateway': additional properties 'servise' not allowed",
                "gateway.advertise=https://slipway.example | at '/gateway/advertise': 'https://slipway.example' does not match pattern",
                "gateway.service.type=Nodeport | at '/gateway/service/type': value must be one of 'ClusterIP', 'NodePort', 'LoadBalancer'",
                "gateway.service.nodePort=70000 | at '/gateway/service/nodePort': maximum: got 70,000, want 65,535",
                "validator.image.digest=sha256:12 | at '/validator/image/digest': 'sha256:12' does not match pattern",
                "objectStore.url=s3.example | at '/objectStore/url': 's3.example' does not match pattern",
                "database.sslMode=on | at '/database/sslMode': value must be one of 'disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'",
                "database.ownerSecret=Not_A_Name | at '/database/ownerSecret': 'Not_A_Name' does not match pattern",
                "deployer.namespaces=null | at '/deployer': missing property 'namespaces'",
                "monitor.resources.request.cpu=1 | at '/monitor/resources': additional properties 'request' not allowed",
            })
    void theSchemaRefuses(String setting, String message) {
        Run render = Chart.template("minimal", "--set=" + setting);

        assertThat(render.status()).isNotZero();
        assertThat(render.err()).contains(message);
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        Run render =
                Chart.helm(
                        "template",
                        Chart.RELEASE,
                        Chart.FOLDER.toString(),
                        "--kube-version=1.34.0");

        assertThat(render.status()).isNotZero();
        assertThat(render.err())
                .contains(
                        "Values are missing:",
                        "  - image.registry: the registry that has Slipway's images",
                        "  - database.host: ",
                        "  - database.ownerSecret: a Secret with the keys username and password",
                        "  - database.rolesSecret: ",
                        "  - objectStore.url: ",
                        "  - objectStore.secret: ",
                        "  - gateway.keysSecret: ",
                        "  - gateway.adminSecret: ",
                        "  - gateway.advertise: host:port at which nodes reach the gateway",
                        "  - deployer.tokenSecret: ",
                        "docs/how-to/install-on-kubernetes.md");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ingress.enabled=true | ingress.host: the host name of the Ingress",
                "httpRoute.enabled=true | httpRoute.parentRefs: the Gateways that carry the route",
                "deployer.defaultNamespace=models | deployer.namespaces: must list \"models\", which deployer.defaultNamespace names",
            })
    void whatOneValueNeedsIsNamed(String setting, String message) {
        Run render = Chart.template("minimal", "--set=" + setting);

        assertThat(render.status()).isNotZero();
        assertThat(render.err()).contains("Values are missing:", "  - " + message);
    }

    @Test
    void anOlderKubernetesIsRefused() {
        Run render = Chart.template("trial", "--kube-version=1.29.0");

        assertThat(render.status()).isNotZero();
        assertThat(render.err()).contains("chart requires kubeVersion: >=1.30.0-0");
    }
}
