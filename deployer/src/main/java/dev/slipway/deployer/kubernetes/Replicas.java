package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Who decides how many pods there are. Pure.
final class Replicas {
    private Replicas() {}

    /// The number that we apply; empty when it is an autoscaler's field. One that has not scaled
    /// yet owns nothing: giving the field up then would set it to 1, so the present number is
    /// applied until it does.
    ///
    /// @param wanted what the release asks for
    static OptionalInt of(int wanted, boolean autoscaled, Optional<Deployment> live) {
        if (!autoscaled || live.isEmpty()) {
            return OptionalInt.of(wanted);
        }
        Integer present = live.get().getSpec().getReplicas();
        boolean owned =
                live.get().getMetadata().getManagedFields().stream()
                        .filter(entry -> !Names.SLIPWAY.equals(entry.getManager()))
                        .anyMatch(Replicas::ownsReplicas);
        return owned ? OptionalInt.empty() : OptionalInt.of(present == null ? wanted : present);
    }

    private static boolean ownsReplicas(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec")
                        instanceof Map<?, ?> spec
                && spec.containsKey("f:replicas");
    }
}
