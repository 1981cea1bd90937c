package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.target.ReleaseSpec;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Optional;
import java.util.OptionalInt;

/// The objects of a release as they should be, with the fields that are ours and no others. Pure.
///
/// @param disruptionBudget from two pods on
record Manifests(
        ServiceAccount account,
        NetworkPolicy network,
        Service service,
        Optional<PodDisruptionBudget> disruptionBudget,
        Deployment deployment) {
    private static final int FROM_REPLICAS = 2;
    private static final int PROGRESS_SECONDS = 600;

    /// @param replicas empty when somebody else decides how many there are
    static Manifests of(ReleaseSpec spec, Surroundings around, OptionalInt replicas) {
        return new Manifests(
                account(spec, around),
                NetworkRules.of(spec, around, meta(spec, around)),
                service(spec, around),
                budget(spec, around),
                deployment(spec, around, replicas));
    }

    private static ObjectMeta meta(ReleaseSpec spec, Surroundings around) {
        return new ObjectMetaBuilder()
                .withName(Names.of(spec))
                .withNamespace(around.namespace())
                .withLabels(Names.labels(spec, around.installation()))
                .build();
    }

    private static ServiceAccount account(ReleaseSpec spec, Surroundings around) {
        return new ServiceAccountBuilder()
                .withMetadata(meta(spec, around))
                .withAutomountServiceAccountToken(false)
                .build();
    }

    private static Service service(ReleaseSpec spec, Surroundings around) {
        return new ServiceBuilder()
                .withMetadata(meta(spec, around))
                .withNewSpec()
                .withType("ClusterIP")
                .withSelector(Names.selector(spec.releaseId()))
                .addNewPort()
                .withName("http")
                .withPort(PodTemplate.PORT)
                .withTargetPort(new IntOrString(PodTemplate.PORT))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }

    private static Optional<PodDisruptionBudget> budget(ReleaseSpec spec, Surroundings around) {
        if (spec.placement().sizing().replicas() < FROM_REPLICAS) {
            return Optional.empty();
        }
        return Optional.of(
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta(spec, around))
                        .withNewSpec()
                        .withMaxUnavailable(new IntOrString(1))
                        .withNewSelector()
                        .withMatchLabels(Names.selector(spec.releaseId()))
                        .endSelector()
                        .endSpec()
                        .build());
    }

    private static Deployment deployment(
            ReleaseSpec spec, Surroundings around, OptionalInt replicas) {
        return new DeploymentBuilder()
                .withMetadata(meta(spec, around))
                .withNewSpec()
                .withReplicas(replicas.isPresent() ? replicas.getAsInt() : null)
                .withRevisionHistoryLimit(1)
                .withProgressDeadlineSeconds(PROGRESS_SECONDS)
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxUnavailable(new IntOrString(0))
                .withMaxSurge(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Names.selector(spec.releaseId()))
                .endSelector()
                .withTemplate(PodTemplate.of(spec, around))
                .endSpec()
                .build();
    }
}
