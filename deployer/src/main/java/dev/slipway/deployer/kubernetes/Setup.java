package dev.slipway.deployer.kubernetes;

import dev.slipway.core.problem.Violation;
import dev.slipway.deployer.target.ClusterPlace;
import dev.slipway.deployer.target.ReleaseSpec;
import dev.slipway.deployer.token.GatewayTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How this installation meets a cluster: addresses, namespace, names.
@ApplicationScoped
class Setup {
    private static final String NAMESPACE = "slipway";

    private final KubernetesConfig config;
    private final Optional<String> advertise;
    private final GatewayTokens tokens;
    private final ClusterReleases rows;

    Setup(
            KubernetesConfig config,
            @ConfigProperty(name = "slipway.advertise") Optional<String> advertise,
            GatewayTokens tokens,
            ClusterReleases rows) {
        this.config = config;
        this.advertise = advertise;
        this.tokens = tokens;
        this.rows = rows;
    }

    /// What an environment cannot say about its place here.
    Optional<Violation> fault(ClusterPlace place) {
        return reach().fault(place);
    }

    /// What is not set that a release needs; empty when nothing is missing.
    Optional<String> missing(ReleaseSpec spec) {
        Optional<Violation> fault = fault(spec.placement().cluster());
        if (fault.isPresent()) {
            return fault.map(found -> "The %s %s.".formatted(found.field(), found.message()));
        }
        if (gateway().isEmpty()) {
            return Optional.of(
                    "Pods would not know where the gateway is: set SLIPWAY_ADVERTISE to host:port as the nodes see it (or SLIPWAY_KUBERNETES_GATEWAY_URL).");
        }
        if (advertise.isEmpty() && spec.content().image().pushedTo() == null) {
            return Optional.of(
                    "Nodes would not know where to pull the image: set SLIPWAY_ADVERTISE to host:port of the gateway as the nodes see it, or let the builder push (SLIPWAY_PUSH_REPOSITORY).");
        }
        return Optional.empty();
    }

    /// Where pods reach the gateway.
    Optional<URI> gateway() {
        return config.gatewayUrl().or(() -> advertise.map(host -> URI.create("http://" + host)));
    }

    ClusterRelease.Place place(ReleaseSpec spec) {
        return place(spec.placement().cluster());
    }

    ClusterRelease.Place place(ClusterPlace cluster) {
        String namespace = cluster.namespace();
        return new ClusterRelease.Place(
                cluster.kubeconfig(), namespace == null ? namespace() : namespace);
    }

    /// The namespace of environments that name none.
    String namespace() {
        return config.namespace().or(PodIdentity::namespace).orElse(NAMESPACE);
    }

    /// @throws java.util.NoSuchElementException when something is [#missing]
    Surroundings around(ReleaseSpec spec) {
        return new Surroundings(
                rows.installation(),
                place(spec).namespace(),
                advertise.orElse(null),
                gateway().orElseThrow(),
                tokens.gateway().isPresent());
    }

    /// Where the gateway reaches a release.
    ///
    /// @param clusterIp the address of its Service
    URI url(String name, String namespace, String clusterIp) {
        return switch (reach()) {
            case DNS ->
                    URI.create("http://%s.%s.svc:%d".formatted(name, namespace, PodTemplate.PORT));
            case CLUSTER_IP ->
                    URI.create(
                            (clusterIp.contains(":") ? "http://[%s]:%d" : "http://%s:%d")
                                    .formatted(clusterIp, PodTemplate.PORT));
        };
    }

    private KubernetesConfig.Reach reach() {
        return config.reach()
                .orElse(
                        PodIdentity.present()
                                ? KubernetesConfig.Reach.DNS
                                : KubernetesConfig.Reach.CLUSTER_IP);
    }
}
