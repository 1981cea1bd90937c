package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.kubernetes.KubernetesConfig.Reach;
import dev.slipway.deployer.target.ClusterPlace;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final ClusterPlace ELSEWHERE = new ClusterPlace(null, "edge", null);

    @Test
    void namesOfServicesReachTheOwnClusterOnly() {
        Violation fault = Reach.DNS.fault(ELSEWHERE).orElseThrow();

        assertThat(fault.field()).isEqualTo("kubernetes.kubeconfig");
        assertThat(fault.message()).contains("SLIPWAY_KUBERNETES_REACH=cluster-ip");
        assertThat(Reach.DNS.fault(ClusterPlace.DEFAULT)).isEmpty();
    }

    @Test
    void addressesMayReachOthers() {
        assertThat(Reach.CLUSTER_IP.fault(ELSEWHERE)).isEmpty();
    }
}
