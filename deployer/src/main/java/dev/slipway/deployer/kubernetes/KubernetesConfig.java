package dev.slipway.deployer.kubernetes;

import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.ClusterPlace;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How the deployer works with clusters: `SLIPWAY_KUBERNETES_…`.
@ConfigMapping(prefix = "slipway.kubernetes")
interface KubernetesConfig {
    /// Namespace of releases whose environment names none; absent: the deployer's own when it runs
    /// in a pod, else `slipway`.
    Optional<String> namespace();

    /// What a route names; absent: `dns` when the deployer runs in a pod, else `cluster-ip`.
    Optional<Reach> reach();

    /// Where pods reach the gateway; absent: `http://SLIPWAY_ADVERTISE`.
    Optional<URI> gatewayUrl();

    /// How long one call of the API server may take.
    @WithDefault("5S")
    Duration timeout();

    /// How often watched objects are listed anew, whatever the watches say.
    @WithDefault("5M")
    Duration relist();

    /// How often the objects of a release are put back as they should be when nothing was seen to
    /// change.
    @WithDefault("30S")
    Duration correction();

    /// How the gateway reaches a release.
    enum Reach {
        /// By the name of its Service, from inside the cluster.
        DNS,
        /// By the address of its Service, from a machine that can reach it.
        CLUSTER_IP;

        private static final String NO_OTHER_CLUSTER =
                "cannot be named while routes name Services by DNS, which reaches the deployer's own cluster only; set SLIPWAY_KUBERNETES_REACH=cluster-ip for the deployer where the gateway reaches the Service addresses of that cluster, or leave it out";

        /// What an environment cannot say about its place.
        Optional<Violation> fault(ClusterPlace place) {
            return switch (this) {
                case CLUSTER_IP -> Optional.empty();
                case DNS ->
                        place.kubeconfig() == null
                                ? Optional.empty()
                                : Optional.of(
                                        ClusterPlace.violation("kubeconfig", NO_OTHER_CLUSTER));
            };
        }
    }
}
