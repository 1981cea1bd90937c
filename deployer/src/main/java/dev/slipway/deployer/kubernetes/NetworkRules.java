package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.net.URI;

/// What a model server may talk to. In: its one port, where every call but probes and metrics needs
/// a token. Out: names, and the gateway's port; a policy cannot name the gateway's host. Pure.
final class NetworkRules {
    private static final int DNS_PORT = 53;
    private static final int GATEWAY_PORT = 8080;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private NetworkRules() {}

    static NetworkPolicy of(ReleaseSpec spec, Surroundings around, ObjectMeta meta) {
        return new NetworkPolicyBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Names.selector(spec.releaseId()))
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .addNewIngress()
                .withPorts(port("TCP", PodTemplate.PORT))
                .endIngress()
                .withEgress(
                        out(port("UDP", DNS_PORT), port("TCP", DNS_PORT)),
                        out(gatewayPorts(port(around.gateway()))))
                .endSpec()
                .build();
    }

    /// Its Service's port and its pods': a policy is checked before or after the one is made the
    /// other, depending on the network.
    private static NetworkPolicyPort[] gatewayPorts(int named) {
        return named == GATEWAY_PORT
                ? new NetworkPolicyPort[] {port("TCP", named)}
                : new NetworkPolicyPort[] {port("TCP", named), port("TCP", GATEWAY_PORT)};
    }

    private static NetworkPolicyEgressRule out(NetworkPolicyPort... ports) {
        return new NetworkPolicyEgressRuleBuilder().withPorts(ports).build();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPort(null, new IntOrString(number), protocol);
    }

    private static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }
}
