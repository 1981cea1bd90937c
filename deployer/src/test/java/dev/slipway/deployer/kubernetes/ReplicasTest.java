package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    @Test
    void withoutAnAutoscalerTheReleaseDecides() {
        assertThat(Replicas.of(3, false, Optional.of(live("slipway")))).hasValue(3);
        assertThat(Replicas.of(3, false, Optional.empty())).hasValue(3);
    }

    @Test
    void anAutoscalerThatHasScaledOwnsTheField() {
        assertThat(Replicas.of(3, true, Optional.of(live("kube-controller-manager"))))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void anAutoscalerThatHasNotScaledYetFindsTheNumberUnchanged() {
        assertThat(Replicas.of(3, true, Optional.of(live("slipway")))).hasValue(7);
    }

    private static Deployment live(String owner) {
        return Serialization.unmarshal(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: n
                  managedFields: [{manager: %s, operation: Apply, fieldsV1: {'f:spec': {'f:replicas': {}}}}]
                spec: {replicas: 7}
                """
                        .formatted(owner),
                Deployment.class);
    }
}
