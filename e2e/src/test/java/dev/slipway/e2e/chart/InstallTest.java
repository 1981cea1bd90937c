package dev.slipway.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The how-to, followed literally on a real cluster, with the images that the page pushes; an
/// upgrade under load; and nothing left behind.
class InstallTest {
    private static final String FIRST = Installation.FOR_REAL.getFirst();
    private static final String OURS =
            "deployment,replicaset,pod,job,service,serviceaccount,secret,configmap,persistentvolumeclaim,role,rolebinding,networkpolicy,poddisruptionbudget";

    @TempDir Path folder;

    @Test
    void forRealAsThePageSays() {
        try (Cluster servers = Cluster.namespace("chart-backing");
                Cluster cluster = Cluster.namespace("chart-install")) {
            Backing backing = Backing.start(servers, Installation.registry());
            Installation reader = Installation.in(folder, cluster.namespace(), backing.known());
            cluster.remove();

            reader.follow(Installation.FOR_REAL, backing.typed()).output();

            assertThat(notReady(cluster)).isEmpty();
            reader.follow(List.of(FIRST, "Uninstall"), "").output();
            assertThat(left(cluster))
                    .containsExactly(
                            "configmap/kube-root-ca.crt",
                            "secret/slipway-admin",
                            "secret/slipway-database-owner",
                            "secret/slipway-database-roles",
                            "secret/slipway-deployer-token",
                            "secret/slipway-keys",
                            "secret/slipway-object-store",
                            "serviceaccount/default");
        }
    }

    @Test
    void aTrialAsThePageSaysAndAnUpgradeThatNobodyNotices() {
        try (Cluster cluster = Cluster.namespace("chart-trial")) {
            Installation reader = Installation.in(folder, cluster.namespace(), Map.of());

            reader.follow(Installation.FOR_A_LOOK, "").output();

            assertThat(notReady(cluster)).isEmpty();
            String secrets = secrets(cluster);
            try (Load load = Load.on(reader.gateway().resolve("/.well-known/jwks.json"))) {
                String before = gatewayPod(cluster);
                upgrade(cluster, "--set=gateway.podLabels.upgraded=yes");
                // Helm waits for the successor, not for the end of the old one.
                cluster.kubectl("wait", "--for=delete", before, "--timeout=2m").output();
                assertThat(load.answered()).isGreaterThan(100);
                assertThat(load.failures()).isEmpty();
            }
            assertThat(secrets(cluster)).isEqualTo(secrets);
            upgrade(cluster, "--set=registry.replicas=2,monitor.replicas=2,gateway.replicas=2");
            assertThat(notReady(cluster)).isEmpty();
            reader.follow(List.of(FIRST, "Uninstall"), "").output();
            assertThat(left(cluster))
                    .containsExactly("configmap/kube-root-ca.crt", "serviceaccount/default");
        }
    }

    private static void upgrade(Cluster cluster, String setting) {
        cluster.helm(
                        "upgrade",
                        "slipway",
                        Chart.FOLDER.toString(),
                        "--reuse-values",
                        setting,
                        "--wait",
                        "--wait-for-jobs",
                        "--timeout=8m")
                .output();
    }

    /// Pods of Slipway that run and are not ready; those of the finished job do not run.
    private static List<String> notReady(Cluster cluster) {
        return cluster.kubectl(
                        "get",
                        "pods",
                        "--field-selector=status.phase!=Succeeded",
                        "--output=jsonpath={range .items[*]}{.metadata.name} {.metadata.deletionTimestamp}{.status.conditions[?(@.type==\"Ready\")].status}{\"\\n\"}{end}")
                .output()
                .lines()
                .filter(line -> line.endsWith(" False"))
                .toList();
    }

    private static String gatewayPod(Cluster cluster) {
        return cluster.kubectl(
                        "get",
                        "pod",
                        "--selector=app.kubernetes.io/component=gateway",
                        "--output=name")
                .output()
                .strip();
    }

    private static String secrets(Cluster cluster) {
        return cluster.kubectl(
                        "get",
                        "secret",
                        "--selector=app.kubernetes.io/component=trial",
                        "--output=jsonpath={.items[*].data}")
                .output();
    }

    private static Set<String> left(Cluster cluster) {
        // It complains when there is none any more.
        cluster.kubectl("wait", "--for=delete", "pod", "--all", "--timeout=3m");
        Set<String> left = new TreeSet<>();
        cluster.kubectl("get", OURS, "--output=name")
                .output()
                .lines()
                .map(name -> name.replaceFirst("^(\\w+)\\.[\\w.]+/", "$1/"))
                .forEach(left::add);
        return left;
    }
}
