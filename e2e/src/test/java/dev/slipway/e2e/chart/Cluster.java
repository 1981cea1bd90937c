package dev.slipway.e2e.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The cluster that `KUBECONFIG` names, and a namespace of the test's own in it.
///
/// @param namespace enforces Pod Security level `restricted` and warns about it
record Cluster(String namespace) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// Makes a namespace; `close` removes it with everything in it.
    static Cluster namespace(String prefix) {
        require();
        Cluster cluster =
                new Cluster(prefix + "-" + Long.toString(ProcessHandle.current().pid(), 36));
        cluster.kubectl("delete", "namespace", cluster.namespace, "--ignore-not-found").output();
        cluster.kubectl("create", "namespace", cluster.namespace).output();
        cluster.kubectl(
                        "label",
                        "namespace",
                        cluster.namespace,
                        "pod-security.kubernetes.io/enforce=restricted",
                        "pod-security.kubernetes.io/warn=restricted")
                .output();
        return cluster;
    }

    /// Goes on only with a cluster.
    static void require() {
        String kubeconfig = System.getenv().getOrDefault("KUBECONFIG", "");
        Need.that(
                !kubeconfig.isEmpty() && Files.isReadable(Path.of(kubeconfig)),
                "CLUSTER",
                "set KUBECONFIG to the kubeconfig of a cluster in which namespaces may be made");
    }

    /// Runs kubectl in the namespace.
    Run kubectl(String... arguments) {
        return kubectlWith("", arguments);
    }

    /// Runs kubectl in the namespace with something to read.
    Run kubectlWith(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl", "--namespace=" + namespace));
        command.addAll(List.of(arguments));
        return Run.of(Chart.ROOT, Map.of(), command, input, LIMIT);
    }

    /// Runs Helm in the namespace.
    Run helm(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Chart.binary().toString(), "--namespace=" + namespace));
        command.addAll(List.of(arguments));
        return Run.of(Chart.ROOT, Map.of(), command, "", LIMIT.multipliedBy(2));
    }

    /// Removes the namespace, for a test that makes it itself.
    void remove() {
        kubectl("delete", "namespace", namespace, "--ignore-not-found", "--timeout=4m").output();
    }

    @Override
    public void close() {
        remove();
    }
}
